package io.perilune.engine.host;

import io.perilune.LuaHook;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.Inspection;
import org.jspecify.annotations.Nullable;

/** A hook of the program, as the engine calls it: with the name of the event and a line. */
final class HookFunction extends ProgramFunction {
    private final LuaHook hook;

    HookFunction(LuaHook hook, State state) {
        super("hook", state);
        this.hook = hook;
    }

    /** How many functions at the top of a stack are not the script's: one while a hook of the program runs. */
    static int levelBelow(CallStack s) {
        Frame top = Inspection.frameAt(s, 0);
        return top != null && Inspection.of(s, top).function() instanceof HookFunction ? 1 : 0;
    }

    @Override
    Object run(CallStack s, int base, int count) throws Exception {
        String name = s.r[base] instanceof ByteStr text ? text.toString() : "";
        LuaHook.Event event = switch (name) {
            case "return" -> LuaHook.Event.RETURN;
            case "line" -> LuaHook.Event.LINE;
            case "count" -> LuaHook.Event.COUNT;
            default -> LuaHook.Event.CALL;
        };
        int line = event == LuaHook.Event.LINE && count > 1 && s.isInt(base + 1) ? (int) s.n[base + 1] : -1;
        if (hook instanceof LuaHook.Suspending suspending) {
            return suspending.decide(event, line);
        }
        hook.on(event, line);
        return null;
    }

    @Override
    boolean insistsOnYield() {
        return false;
    }

    /** Nobody wants results of a hook, so they need not be what Lua can express. */
    @Override
    int deliver(CallStack s, int base, @Nullable Object result) {
        return 0;
    }
}
