package io.perilune.engine.vm;

/** What a compiler from instructions to JVM bytecode implements; the engine runs without one. */
public interface CodeCompiler {
    /**
     * Asks for compiled code. It may come at any time, from any thread, by {@link LinkedCode#install}, or the request is
     * ended by {@link LinkedCode#refuse}.
     *
     * @param header where a loop begins, or {@link LinkedCode#WHOLE} for the whole function
     * @param events who is told how it went
     */
    void compile(LinkedCode linked, int header, Events events);

    /** Code that was installed is out of force: nobody may be led to it any more. */
    void retired(LinkedCode linked, CompiledCode code);

    /** The same compiler for those who want everything compiled at once, on the thread that runs it. */
    CodeCompiler eager();

    /** How the compiler wants code to be warmed up. */
    Thresholds thresholds();

    /**
     * @param calls after so many calls a function is watched
     * @param slices in so many slices must a loop have been met at a safe point
     * @param window for so many instructions it is watched what values they get
     */
    record Thresholds(int calls, int slices, int window) {
        /** For compilation on a thread of its own. */
        public static final Thresholds TIERED = new Thresholds(300, 2, 2_000);
    }
}
