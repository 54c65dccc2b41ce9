package io.perilune.concurrency;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.Supplier;

/**
 * A scenario of the catalogue, run twice: with the sound subject it must hold, and with its twin, in which one bug is seeded, it must
 * fail. A green test alone shows little about threads; that it notices the bug shows that it looks at the right thing.
 */
final class Twin {
    /**
     * What is done with the subject, and what must hold: an {@link AssertionError} says that it does not.
     *
     * @param <S> what the bug can be seeded in
     */
    @FunctionalInterface
    interface Scenario<S> {
        void run(World world, S subject) throws Exception;
    }

    private Twin() {}

    /**
     * Runs the scenario with both.
     *
     * @param bug what is wrong with the twin, for the message when nobody notices
     */
    static <S> void check(String bug, S sound, S broken, Scenario<S> scenario) throws Exception {
        checkMade(bug, () -> sound, () -> broken, scenario);
    }

    /** As {@link #check}, for subjects with a state. */
    static <S> void checkMade(String bug, Supplier<S> sound, Supplier<S> broken, Scenario<S> scenario)
            throws Exception {
        try (World world = new World(World.PATIENCE)) {
            scenario.run(world, sound.get());
            world.verify();
        }
        try (World world = new World(World.IMPATIENCE)) {
            scenario.run(world, broken.get());
            world.verify();
        } catch (AssertionError noticed) {
            return;
        }
        fail("the scenario holds although " + bug);
    }
}
