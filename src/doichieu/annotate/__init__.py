"""One page: sentences, names, posts, times, quantities, quotes."""
