// Sums of the weights of spikes that arrive, where the invocations of a workgroup have listed them together: to find
// the spikes among the bits costs more than to add them up. A list is a row of state: how many, then which neurons.

// Lists the spikes of `words` words in index order; each invocation those of its own words.
fn list_spikes(first_word: u32, words: u32, list: u32, local: u32) {
  var at = list + 1u;
  for (var word = 0u; word < words; word++) {
    let all = spikes[first_word + word];
    var place = at;
    if (word % INVOCATIONS == local) {
      for (var bits = all; bits != 0u; bits &= bits - 1u) {
        state[row(place)] = f32(word * 32u + firstTrailingBit(bits));
        place++;
      }
    }
    at += countOneBits(all);
  }
  if (local == 0u) { state[row(list)] = f32(at - list - 1u); }
}

// Sum over the rows listed, of column n of a [pre, post] matrix.
fn gather_list_1(list: u32, weights_at: u32, post: u32, n: u32) -> array<f32, 1> {
  let end = row(list + 1u) + u32(state[row(list)]);
  var sum = 0.0;
  for (var k = row(list + 1u); k < end; k++) { sum += weights[weights_at + u32(state[k]) * post + n]; }
  return array(sum);
}

// The same for n, n + INVOCATIONS and so on: four columns, or sixteen.
fn gather_list_4(list: u32, weights_at: u32, post: u32, n: u32) -> vec4f {
  let columns = columns_from(n, post);
  let end = row(list + 1u) + u32(state[row(list)]);
  var sum = vec4f();
  for (var k = row(list + 1u); k < end; k++) { sum += weights_of(columns + (weights_at + u32(state[k]) * post)); }
  return sum;
}

fn gather_list_16(list: u32, weights_at: u32, post: u32, n: u32) -> mat4x4f {
  let a = columns_from(n, post);
  let b = columns_from(n + 4u * INVOCATIONS, post);
  let c = columns_from(n + 8u * INVOCATIONS, post);
  let d = columns_from(n + 12u * INVOCATIONS, post);
  let end = row(list + 1u) + u32(state[row(list)]);
  var sum = mat4x4f();
  for (var k = row(list + 1u); k < end; k++) {
    let at = weights_at + u32(state[k]) * post;
    sum += mat4x4f(weights_of(a + at), weights_of(b + at), weights_of(c + at), weights_of(d + at));
  }
  return sum;
}

// Four columns; the last one in place of those that are too many.
fn columns_from(n: u32, post: u32) -> vec4u {
  return min(vec4u(n) + vec4u(0u, 1u, 2u, 3u) * INVOCATIONS, vec4u(post - 1u));
}

fn weights_of(at: vec4u) -> vec4f {
  return vec4f(weights[at.x], weights[at.y], weights[at.z], weights[at.w]);
}
