"""Many articles, one story: candidates, scores, evidence, vetoes, clusters, leads."""
