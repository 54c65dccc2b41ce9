package io.perilune.engine.jit;

import io.perilune.engine.vm.CodeCompiler;
import io.perilune.engine.vm.CompiledCode;
import io.perilune.engine.vm.Events;
import io.perilune.engine.vm.LinkedCode;
import org.jspecify.annotations.Nullable;

/** The compiler as the engine knows it: takes requests, and decides in which way a function is compiled. */
public final class Jit implements CodeCompiler {
    /** HotSpot compiles no method with more bytes than this. */
    static final int HOTSPOT_LIMIT = 8_000;
    /** Of longer functions only the loops are compiled. */
    private static final int MOST_WORDS = 3_000;
    /** A place may have so many versions at first; fewer when the code becomes too large. */
    private static final int MOST_VERSIONS = 3;

    private static final Thresholds EAGER = new Thresholds(0, 1, 30);

    private final Thresholds thresholds;
    /** Where the work is done; null for the thread that asks. */
    private final @Nullable Background background;

    /** The compiler that watches before it compiles, on a thread of its own. */
    public Jit() {
        this(Thresholds.TIERED, new Background());
    }

    private Jit(Thresholds thresholds, @Nullable Background background) {
        this.thresholds = thresholds;
        this.background = background;
    }

    @Override
    public CodeCompiler eager() {
        return new Jit(EAGER, null);
    }

    @Override
    public Thresholds thresholds() {
        return thresholds;
    }

    @Override
    public void retired(LinkedCode linked, CompiledCode code) {
        Sites.of(linked).drop(code);
    }

    @Override
    public void compile(LinkedCode linked, int header, Events events) {
        if (background == null) {
            compileNow(linked, header, events);
        } else {
            background.add(() -> compileNow(linked, header, events));
        }
    }

    private void compileNow(LinkedCode linked, int header, Events events) {
        try {
            linked.install(make(linked, header, events));
            if (header == LinkedCode.WHOLE) {
                for (LinkedCode caller : Sites.of(linked).takeWaiting()) {
                    if (caller.function() != null && !Sites.of(caller).isPure() && caller.ask(LinkedCode.WHOLE)) {
                        compile(caller, LinkedCode.WHOLE, events);
                    }
                }
            }
        } catch (Unit.Refused e) {
            events.functionRefused(place(linked, header), e.getMessage());
            linked.refuse(header);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // A fault of this compiler costs speed, not the program.
            events.functionRefused(place(linked, header), "the compiler failed: " + e);
            linked.refuse(header);
        }
    }

    private static String place(LinkedCode linked, int header) {
        return header == LinkedCode.WHOLE
                ? linked.place()
                : linked.place() + ", loop in line " + linked.prototype.debug.lineAt(header);
    }

    private static CompiledCode make(LinkedCode linked, int header, Events events) throws ReflectiveOperationException {
        if (linked.prototype.code.length > MOST_WORDS && header == LinkedCode.WHOLE) {
            throw new Unit.Refused("it has " + linked.prototype.code.length + " words");
        }
        long start = System.nanoTime();
        Flow flow = new Flow(linked.prototype);
        for (int versions = MOST_VERSIONS; versions >= 1; versions--) {
            Unit unit = emit(linked, flow, header, versions);
            if (unit.size() < HOTSPOT_LIMIT) {
                CompiledCode made = unit.load();
                events.functionCompiled(place(linked, header), unit.size(), System.nanoTime() - start);
                return made;
            }
        }
        throw new Unit.Refused("it would have more than " + HOTSPOT_LIMIT + " bytes");
    }

    /** Without frames if that is possible. */
    private static Unit emit(LinkedCode linked, Flow flow, int header, int versions) {
        if (header == LinkedCode.WHOLE && !linked.prototype.vararg) {
            try {
                Unit unit = new Unit(linked, flow, header, true, versions);
                unit.make();
                return unit;
            } catch (Unit.Refused e) {
                // It calls what needs frames.
            }
        }
        Unit unit = new Unit(linked, flow, header, false, versions);
        unit.make();
        return unit;
    }
}
