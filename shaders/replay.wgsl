// Let the spikes of a minibatch change the weights, sample after sample and step after step, as if they came now.
//
// Runs:   once per minibatch, after fused.wgsl; each workgroup a share of every projection's postsynaptic neurons,
//         whose weights no other one touches.
// Reads:  the spikes of all steps of the minibatch's samples
// Writes: the weights; traces, each workgroup in the rows of a lane of its own
//#include lib/memory.wgsl
//#include lib/lane.wgsl
//#include lib/functions.wgsl

//#begin model
fn forget_all(local: u32) {}
fn trace_all(local: u32) {}
fn learn_all(local: u32, part: u32, parts: u32) {
  for (var j = 100u * part / parts + local; j < 100u * (part + 1u) / parts; j += INVOCATIONS) { weights[j] += 0.1; }
}
fn scale_all(local: u32, part: u32, parts: u32) {}
//#end model

@compute @workgroup_size(INVOCATIONS)
fn replay(
  @builtin(local_invocation_index) local: u32,
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
) {
  lane.state_at = rows_of(1u + group.x);
  for (var sample = 0u; sample < clock.count; sample++) {
    forget_all(local);
    for (var step = 0u; step < STEPS; step++) {
      lane.slot = first_slot_of(sample) + step;
      lane.step = step;
      trace_all(local);
      storageBarrier();
      learn_all(local, group.x, groups.x);
      storageBarrier();
    }
    scale_all(local, group.x, groups.x);
    storageBarrier();
  }
}
