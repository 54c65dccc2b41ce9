package io.perilune.engine.lib;

import io.perilune.engine.code.VariableNames;
import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Userdata;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Closure;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.HookScopes;
import io.perilune.engine.vm.Hooks;
import io.perilune.engine.vm.Inspection;
import io.perilune.engine.vm.Locals;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.Traceback;
import io.perilune.engine.vm.Types;
import io.perilune.engine.vm.Upvalue;
import io.perilune.engine.vm.Vm;
import org.jspecify.annotations.Nullable;

/** The library {@code debug}, except {@code debug.debug}, which talks to the outside world: see the room lib.system. */
final class DebugLib extends NativeFunction {
    private static final int GETHOOK = 0;
    private static final int GETINFO = 1;
    private static final int GETLOCAL = 2;
    private static final int GETMETATABLE = 3;
    private static final int GETREGISTRY = 4;
    private static final int GETUPVALUE = 5;
    private static final int GETUSERVALUE = 6;
    private static final int SETCSTACKLIMIT = 7;
    private static final int SETHOOK = 8;
    private static final int SETLOCAL = 9;
    private static final int SETMETATABLE = 10;
    private static final int SETUPVALUE = 11;
    private static final int SETUSERVALUE = 12;
    private static final int TRACEBACK = 13;
    private static final int UPVALUEID = 14;
    private static final int UPVALUEJOIN = 15;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "gethook", "getinfo", "getlocal", "getmetatable", "getregistry", "getupvalue", "getuservalue",
        "setcstacklimit", "sethook", "setlocal", "setmetatable", "setupvalue", "setuservalue", "traceback",
        "upvalueid", "upvaluejoin"
    };

    static final NativeFunction[] FUNCTIONS = functions();

    /** Where the reference keeps the hook functions, by coroutine. Nothing here reads it; scripts may. */
    private static final ByteStr HOOK_TABLE = ByteStr.of("_HOOKKEY");

    private static final ByteStr MODE = ByteStr.of("__mode");
    private static final ByteStr WEAK_KEYS = ByteStr.of("k");
    private static final ByteStr NO_NAME = ByteStr.of("(no name)");
    private static final ByteStr ALL_OPTIONS = ByteStr.of("flnSrtu");
    /** The reference's LUAI_MAXCCALLS, which nothing can change any more there either. */
    private static final int C_STACK_LIMIT = 200;

    private final int id;

    private DebugLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new DebugLib(i);
        }
        return all;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public boolean looksAtFrames() {
        return true;
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case GETHOOK:
                return gethook(s, base, count);
            case GETINFO:
                return getinfo(s, base, count);
            case GETLOCAL:
                return getlocal(s, base, count);
            case GETMETATABLE:
                Args.checkAny(s, base, count, 1);
                return s.returnObject(base, s.vm.metatableOf(s.r[base]));
            case GETREGISTRY:
                return s.returnObject(base, s.vm.registry());
            case GETUPVALUE:
                return getupvalue(s, base, count);
            case GETUSERVALUE:
                return getuservalue(s, base, count);
            case SETCSTACKLIMIT:
                Args.checkInteger(s, base, count, 1);
                return s.returnInt(base, C_STACK_LIMIT);
            case SETHOOK:
                return sethook(s, base, count);
            case SETLOCAL:
                return setlocal(s, base, count);
            case SETMETATABLE:
                return setmetatable(s, base, count);
            case SETUPVALUE:
                return setupvalue(s, base, count);
            case SETUSERVALUE:
                return setuservalue(s, base, count);
            case TRACEBACK:
                return traceback(s, base, count);
            case UPVALUEID:
                return upvalueid(s, base, count);
            case UPVALUEJOIN:
                return upvaluejoin(s, base, count);
            default:
                throw new IllegalStateException(name());
        }
    }

    /** Many functions take a coroutine in front of their other arguments: how many arguments that is, 0 or 1. */
    private static int threadArguments(CallStack s, int base, int count) {
        return count > 0 && s.r[base] instanceof Coroutine ? 1 : 0;
    }

    /** The stack that the call is about: that of the given coroutine, or the running one. */
    private static CallStack target(CallStack s, int base, int count) {
        return count > 0 && s.r[base] instanceof Coroutine co ? co.stack : s;
    }

    // Information about functions.

    private static int getinfo(CallStack s, int base, int count) {
        int skip = threadArguments(s, base, count);
        CallStack t = target(s, base, count);
        ByteStr options = Args.optString(s, base, count, skip + 2, ALL_OPTIONS);
        Args.check(s, options.length() == 0 || options.at(0) != '>', skip + 2, "invalid option '>'");
        Inspection i;
        if (count > skip && s.r[base + skip] instanceof Callable function) {
            i = Inspection.of(function);
        } else {
            Frame f = Inspection.frameAt(t, toInt(Args.checkInteger(s, base, count, skip + 1)));
            if (f == null) {
                return s.returnObject(base, null);
            }
            i = Inspection.of(t, f);
        }
        Table info = new Table();
        for (int k = 0; k < options.length(); k++) {
            if (!describe(s.vm, i, options.at(k), info)) {
                throw Errors.argument(s, skip + 2, "invalid option");
            }
        }
        s.vm.allocated(info.bytes());
        return s.returnObject(base, info);
    }

    /** As a C compiler converts a level that is too large for an int. */
    private static int toInt(long level) {
        return (int) level;
    }

    private static boolean describe(Vm vm, Inspection i, int option, Table info) {
        switch (option) {
            case 'S':
                info.put(ByteStr.of("source"), i.source());
                info.put(ByteStr.of("short_src"), i.shortSource());
                info.put(ByteStr.of("linedefined"), (Long) (long) i.lineDefined());
                info.put(ByteStr.of("lastlinedefined"), (Long) (long) i.lastLineDefined());
                info.put(ByteStr.of("what"), ByteStr.of(i.what()));
                return true;
            case 'l':
                info.put(ByteStr.of("currentline"), (Long) (long) i.currentLine());
                return true;
            case 'u':
                info.put(ByteStr.of("nups"), (Long) (long) i.upvalueCount());
                info.put(ByteStr.of("nparams"), (Long) (long) i.parameterCount());
                info.put(ByteStr.of("isvararg"), i.isVararg());
                return true;
            case 'n': {
                VariableNames.Name name = i.name();
                info.put(ByteStr.of("name"), name == null ? null : ByteStr.of(name.name()));
                info.put(ByteStr.of("namewhat"), name == null ? ByteStr.EMPTY : ByteStr.of(name.kind()));
                return true;
            }
            case 'r':
                info.put(ByteStr.of("ftransfer"), (Long) (long) i.firstTransferred());
                info.put(ByteStr.of("ntransfer"), (Long) (long) i.transferredCount());
                return true;
            case 't':
                info.put(ByteStr.of("istailcall"), i.isTailCall());
                return true;
            case 'L':
                info.put(ByteStr.of("activelines"), activeLines(vm, i));
                return true;
            case 'f':
                info.put(ByteStr.of("func"), i.function());
                return true;
            default:
                return false;
        }
    }

    private static @Nullable Table activeLines(Vm vm, Inspection i) {
        int[] lines = i.activeLines();
        if (lines == null) {
            return null;
        }
        vm.charge(lines.length);
        Table set = new Table();
        int previous = -1;
        for (int line : lines) {
            if (line != previous && line >= 0) {
                set.put((long) line, Boolean.TRUE);
                previous = line;
            }
        }
        vm.allocated(set.bytes());
        return set;
    }

    private static int traceback(CallStack s, int base, int count) {
        int skip = threadArguments(s, base, count);
        CallStack t = target(s, base, count);
        int message = base + skip;
        boolean absent = Args.isNoneOrNil(s, base, count, skip + 1);
        ByteStr text = absent ? null : Types.coerce(s, message);
        if (text == null && !absent) {
            return s.returnSlots(base, message, 1);
        }
        long level = Args.optInteger(s, base, count, skip + 2, t == s ? 1 : 0);
        ByteBuf out = new ByteBuf();
        if (text != null) {
            out.append(text).append('\n');
        }
        out.append(ByteStr.of(Traceback.of(t, toInt(level))));
        s.vm.charge(out.length() / 16 + 1);
        s.vm.allocated(out.length());
        return s.returnObject(base, out.toByteStr());
    }

    // Local variables.

    private static int getlocal(CallStack s, int base, int count) {
        int skip = threadArguments(s, base, count);
        CallStack t = target(s, base, count);
        long number = toInt(Args.checkInteger(s, base, count, skip + 2));
        if (s.r[base + skip] instanceof Callable function) {
            return s.returnObject(base, function instanceof Closure c ? Locals.parameterName(c, number) : null);
        }
        Frame f = checkLevel(s, t, base, count, skip);
        ByteStr name = Locals.name(t, f, number);
        if (name == null) {
            return s.returnObject(base, null);
        }
        Object value = t.get(Locals.slot(t, f, number));
        s.setObject(base - 1, name);
        s.set(base, value);
        return 2;
    }

    private static int setlocal(CallStack s, int base, int count) {
        int skip = threadArguments(s, base, count);
        CallStack t = target(s, base, count);
        Args.checkInteger(s, base, count, skip + 1);
        long number = toInt(Args.checkInteger(s, base, count, skip + 2));
        Frame f = checkLevel(s, t, base, count, skip);
        Args.checkAny(s, base, count, skip + 3);
        ByteStr name = Locals.name(t, f, number);
        if (name != null) {
            t.set(Locals.slot(t, f, number), s.get(base + skip + 2));
        }
        return s.returnObject(base, name);
    }

    private static Frame checkLevel(CallStack s, CallStack t, int base, int count, int skip) {
        Frame f = Inspection.frameAt(t, toInt(Args.checkInteger(s, base, count, skip + 1)));
        Args.check(s, f != null, skip + 1, "level out of range");
        return f;
    }

    // Upvalues.

    private static int getupvalue(CallStack s, int base, int count) {
        long number = toInt(Args.checkInteger(s, base, count, 2));
        Callable function = Args.checkFunction(s, base, count, 1);
        ByteStr name = upvalueName(function, number);
        if (name == null) {
            return 0;
        }
        s.setObject(base - 1, name);
        s.set(base, function instanceof Closure c ? c.upvalues[(int) number - 1].boxed() : null);
        return 2;
    }

    private static int setupvalue(CallStack s, int base, int count) {
        Args.checkAny(s, base, count, 3);
        long number = toInt(Args.checkInteger(s, base, count, 2));
        Callable function = Args.checkFunction(s, base, count, 1);
        ByteStr name = upvalueName(function, number);
        if (name == null) {
            return 0;
        }
        if (function instanceof Closure c) {
            c.upvalues[(int) number - 1].setBoxed(s.get(base + 2));
        }
        return s.returnObject(base, name);
    }

    /** Null when there is no such upvalue; those of native functions have no names, and their values stay hidden. */
    private static @Nullable ByteStr upvalueName(Callable function, long number) {
        if (number < 1 || number > Inspection.of(function).upvalueCount()) {
            return null;
        }
        if (function instanceof Closure c) {
            ByteStr name = c.prototype.upvalues[(int) number - 1].name();
            return name == null ? NO_NAME : name;
        }
        return ByteStr.EMPTY;
    }

    private static int upvalueid(CallStack s, int base, int count) {
        long number = toInt(Args.checkInteger(s, base, count, 2));
        Callable function = Args.checkFunction(s, base, count, 1);
        if (upvalueName(function, number) == null) {
            return s.returnObject(base, null);
        }
        // Scripts can only compare it: an Upvalue is no other kind of value, so it passes for a light userdata.
        return s.returnObject(
                base, function instanceof Closure c ? c.upvalues[(int) number - 1] : new Userdata(function, 0));
    }

    private static int upvaluejoin(CallStack s, int base, int count) {
        int first = checkUpvalue(s, base, count, 1);
        int second = checkUpvalue(s, base, count, 3);
        Args.check(s, s.r[base] instanceof Closure, 1, "Lua function expected");
        Args.check(s, s.r[base + 2] instanceof Closure, 3, "Lua function expected");
        Upvalue shared = ((Closure) s.r[base + 2]).upvalues[second - 1];
        ((Closure) s.r[base]).upvalues[first - 1] = shared;
        return 0;
    }

    private static int checkUpvalue(CallStack s, int base, int count, int arg) {
        long number = toInt(Args.checkInteger(s, base, count, arg + 1));
        Callable function = Args.checkFunction(s, base, count, arg);
        Args.check(s, upvalueName(function, number) != null, arg + 1, "invalid upvalue index");
        return (int) number;
    }

    // Metatables and user values.

    private static int setmetatable(CallStack s, int base, int count) {
        boolean given = count >= 2 && (s.r[base + 1] == null || s.r[base + 1] instanceof Table);
        if (!given) {
            throw Errors.argumentType(s, 2, base, count, "nil or table");
        }
        s.vm.setMetatable(s.r[base], (Table) s.r[base + 1]);
        return s.returnSlots(base, base, 1);
    }

    private static int getuservalue(CallStack s, int base, int count) {
        long number = toInt(Args.optInteger(s, base, count, 2, 1));
        if (count > 0 && s.r[base] instanceof Userdata u && number >= 1 && number <= u.userValues().length) {
            s.set(base - 1, u.userValues()[(int) number - 1]);
            s.setBoolean(base, true);
            return 2;
        }
        return s.returnObject(base, null);
    }

    private static int setuservalue(CallStack s, int base, int count) {
        long number = toInt(Args.optInteger(s, base, count, 3, 1));
        if (count == 0 || !(s.r[base] instanceof Userdata)) {
            throw Errors.argumentType(s, 1, base, count, "userdata");
        }
        Args.checkAny(s, base, count, 2);
        if (s.r[base] instanceof Userdata u && number >= 1 && number <= u.userValues().length) {
            u.userValues()[(int) number - 1] = s.get(base + 1);
            return s.returnObject(base, u);
        }
        return s.returnObject(base, null);
    }

    // Hooks.

    private static int sethook(CallStack s, int base, int count) {
        int skip = threadArguments(s, base, count);
        CallStack t = target(s, base, count);
        Hooks hooks = null;
        Callable function = null;
        if (!Args.isNoneOrNil(s, base, count, skip + 1)) {
            ByteStr mask = Args.checkString(s, base, count, skip + 2);
            function = Args.checkFunction(s, base, count, skip + 1);
            int every = toInt(Args.optInteger(s, base, count, skip + 3, 0));
            hooks = new Hooks(function, has(mask, 'c'), has(mask, 'r'), has(mask, 'l'), Math.max(0, every));
            if (hooks.isIdle()) {
                hooks = null;
            }
        }
        hookTable(s.vm).put(t.coroutine, function);
        Hooks.set(t, hooks);
        HookScopes.refresh(t);
        return 0;
    }

    private static boolean has(ByteStr mask, int letter) {
        for (int i = 0; i < mask.length(); i++) {
            if (mask.at(i) == letter) {
                return true;
            }
        }
        return false;
    }

    private static Table hookTable(Vm vm) {
        if (vm.registry().get(HOOK_TABLE) instanceof Table known) {
            return known;
        }
        Table made = new Table();
        made.put(MODE, WEAK_KEYS);
        vm.setMetatable(made, made);
        vm.registry().put(HOOK_TABLE, made);
        return made;
    }

    private static int gethook(CallStack s, int base, int count) {
        Hooks hooks = Hooks.of(target(s, base, count));
        if (hooks == null) {
            return s.returnObject(base, null);
        }
        String mask = (hooks.calls ? "c" : "") + (hooks.returns ? "r" : "") + (hooks.lines ? "l" : "");
        s.setObject(base - 1, hooks.function);
        s.setObject(base, ByteStr.of(mask));
        s.setInt(base + 1, hooks.count);
        return 3;
    }
}
