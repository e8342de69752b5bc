// Change the weights onto the neurons that a teacher has rewarded or punished.
//
// Runs:   once per projection that learns from rewards and learning sample, after teach.wgsl; x: one invocation per
//         postsynaptic neuron, y: one per BLOCK words of 32 synapses onto it.
// Reads:  rewards; traces as they stood before the sample's last spikes
// Writes: the projection's weights
//#include lib/memory.wgsl
//#include lib/clock.wgsl
//#include lib/functions.wgsl
//#include lib/plasticity.wgsl

@compute @workgroup_size(64)
fn learn_rewards(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= POST || reward_of(j) == 0f) { return; }  // the last workgroup overhangs
  add_up();
  let begin = first_of(j) + id.y * BLOCK * 32u;
  for (var k = begin; k < min(end_of(j), begin + BLOCK * 32u); k++) {
    if (!SELF && pre_of(k) == j) { continue; }
    let at = weight_of(k, j);
    let w = on_reward(weights[at], pre_of(k), j);
    if (is_not_finite(w)) { report_fault(); }
    weights[at] = w;
  }
}
