package io.perilune.benchmarks;

/** Something the user asked for that cannot be done; the message is one line that says what is wrong, and where. */
final class Misuse extends Exception {
    Misuse(String message) {
        super(message);
    }
}
