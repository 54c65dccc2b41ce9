package io.perilune.benchmarks.boundary;

/** Ten short names for fields. */
final class Names {
    static final String[] TEN = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"};

    private Names() {}
}
