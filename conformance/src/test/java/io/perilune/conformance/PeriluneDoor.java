package io.perilune.conformance;

import io.perilune.Engine;
import io.perilune.Lua;
import io.perilune.LuaException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The one place of these tests that knows how Perilune is embedded. */
final class PeriluneDoor {

    private PeriluneDoor() {}

    static Outcome run(Script script, Engine engine) {
        return run(script.bytes(), "@" + script.chunkName(), engine);
    }

    /** As most programs run it. */
    static Outcome run(byte[] source, String chunkName) {
        return run(source, chunkName, Engine.TIERED);
    }

    /** Runs a chunk in a state of its own that has every library. */
    static Outcome run(byte[] source, String chunkName, Engine engine) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        String error = null;
        try (Lua lua = Lua.builder()
                .engine(engine)
                .systemAccess()
                .debugLibrary()
                .output(out)
                .errors(err)
                .build()) {
            lua.load(source).name(chunkName).exec();
        } catch (LuaException e) {
            error = e.getMessage();
        } catch (VirtualMachineError e) {
            // JUnit gives up on these, but here they are findings like others.
            throw new AssertionError("a script provoked " + e, e);
        }
        return new Outcome(text(out), text(err), error);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
