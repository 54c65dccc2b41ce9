package io.perilune.engine.value;

/**
 * The two marks that make a pair {@code (Object, long)} a number without a box.
 *
 * <p>Everywhere in the engine a value lies in a <em>slot</em>: index {@code i} of an {@code Object[] r} and of a
 * {@code long[] n}. {@code r[i] == INT} means the integer {@code n[i]}; {@code r[i] == FLOAT} means the float whose
 * raw bits are {@code n[i]}; any other {@code r[i]} is the value itself and {@code n[i]} means nothing. A Long or
 * Double never stands in a slot: code that reads slots tests for the two marks by identity only.
 */
public final class Tag {
    public static final Tag INT = new Tag("integer");
    public static final Tag FLOAT = new Tag("float");

    private final String name;

    private Tag(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}
