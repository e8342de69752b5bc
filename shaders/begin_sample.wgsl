// Take one population back to where a sample begins.
//
// Runs:   once per population and sample, one invocation per neuron.
// Reads:  inputs[sample], for an input population; drawn start values
// Writes: its fast state, the traces of its spikes, and as silence the HISTORY steps before clock.slot
//#include lib/memory.wgsl
//#include lib/clock.wgsl

//#begin model
const N = 100u;
const WORDS = 4u;
const SPIKES = 0u;

fn begin(n: u32) { state[row(0u) + n] = -65f; }
fn forget(n: u32) { state[row(200u) + n] = 0f; }
//#end model

@compute @workgroup_size(64)
fn begin_sample(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= N) { return; }  // the last workgroup overhangs
  begin(id.x);
  forget(id.x);
  if (id.x == 0u) { spikes[COUNT] = 0u; }
  if (id.x >= WORDS) { return; }
  for (var back = 1u; back <= HISTORY; back++) {
    spikes[slot_at(back) + SPIKES + id.x] = 0u;
  }
}
