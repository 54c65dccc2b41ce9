package io.perilune.engine.lib.system;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.NativeFunction;
import java.io.IOException;

/** The function {@code debug.debug}: a prompt for whoever sits at the standard streams. */
final class DebugConsole extends NativeFunction {
    private static final DebugConsole DEBUG = new DebugConsole("debug");
    /** For the prelude: asks for a line; nil at the end of the input. */
    static final NativeFunction ASK = new DebugConsole("ask");
    /** For the prelude: shows a message. */
    static final NativeFunction COMPLAIN = new DebugConsole("complain");

    private static final ByteStr PROMPT = ByteStr.of("lua_debug> ");

    private DebugConsole(String name) {
        super(name);
    }

    static void open(Table debugLibrary) {
        debugLibrary.put(ByteStr.of("debug"), DEBUG);
    }

    @Override
    public int call(CallStack s, int base, int count) {
        if (this == DEBUG) {
            s.setObject(base - 1, s.vm.prelude.function("debug.debug"));
            return s.tailCall(0);
        }
        OpenFiles files = OpenFiles.of(s.vm);
        try {
            if (this == ASK) {
                write(files, PROMPT);
                return s.returnObject(base, StreamReader.readLine(s, files.stdin.stream()));
            }
            if (s.r[base] instanceof ByteStr message) {
                write(files, new ByteBuf().append(message).append('\n').toByteStr());
            }
            return 0;
        } catch (IOException e) {
            return s.returnObject(base, null);
        }
    }

    private static void write(OpenFiles files, ByteStr text) throws IOException {
        ByteStream errors = files.stderr.stream();
        errors.write(text.bytes(), 0, text.length());
        errors.flush();
    }
}
