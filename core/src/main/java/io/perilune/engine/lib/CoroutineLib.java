package io.perilune.engine.lib;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.CallStack;
import io.perilune.engine.vm.Coroutine;
import io.perilune.engine.vm.Errors;
import io.perilune.engine.vm.Frame;
import io.perilune.engine.vm.NativeFunction;
import io.perilune.engine.vm.ScriptError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The library {@code coroutine}. */
final class CoroutineLib extends NativeFunction {
    static final int CLOSE = 0;
    private static final int CREATE = 1;
    private static final int ISYIELDABLE = 2;
    static final int RESUME_FUNCTION = 3;
    private static final int RUNNING = 4;
    static final int STATUS = 5;
    private static final int WRAP = 6;
    static final int YIELD_FUNCTION = 7;

    /** In the order of the numbers above. */
    private static final String[] NAMES = {
        "close", "create", "isyieldable", "resume", "running", "status", "wrap", "yield"
    };

    static final NativeFunction[] FUNCTIONS = functions();
    static final Table TEMPLATE = Libraries.template(FUNCTIONS);

    private static final ByteStr[] STATUS_NAMES = statusNames();

    private final int id;

    private CoroutineLib(int id) {
        super(NAMES[id]);
        this.id = id;
    }

    private static NativeFunction[] functions() {
        NativeFunction[] all = new NativeFunction[NAMES.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new CoroutineLib(i);
        }
        return all;
    }

    private static ByteStr[] statusNames() {
        Coroutine.Status[] all = Coroutine.Status.values();
        ByteStr[] names = new ByteStr[all.length];
        for (int i = 0; i < all.length; i++) {
            names[i] = ByteStr.of(all[i].name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String intrinsic() {
        return "coroutine." + name();
    }

    @Override
    public int call(CallStack s, int base, int count) {
        switch (id) {
            case RESUME_FUNCTION: {
                Coroutine co = checkCoroutine(s, base, count, 1);
                String refused = refusal(co);
                if (refused != null) {
                    s.setBoolean(base - 1, false);
                    s.setObject(base, ByteStr.of(refused));
                    return 2;
                }
                return s.resume(co, base + 1, count - 1, 1);
            }
            case YIELD_FUNCTION:
                if (!s.isYieldable()) {
                    // Without a position, as the reference does: it is the machine that refuses, not the library.
                    throw new ScriptError(
                            s.isRoot()
                                    ? ByteStr.of("attempt to yield from outside a coroutine")
                                    : ByteStr.of("attempt to yield across a C-call boundary"));
                }
                return s.yieldValues(count);
            case CREATE:
                return s.returnObject(base, s.vm.newCoroutine(Args.checkFunction(s, base, count, 1)));
            case WRAP: {
                Callable function = Args.checkFunction(s, base, count, 1);
                return s.returnObject(base, new CoroutineWrapper(s.vm.newCoroutine(function)));
            }
            case STATUS:
                return s.returnObject(
                        base,
                        STATUS_NAMES[checkCoroutine(s, base, count, 1).status().ordinal()]);
            case RUNNING:
                s.setObject(base - 1, s.coroutine);
                s.setBoolean(base, s.isRoot());
                return 2;
            case ISYIELDABLE: {
                CallStack stack = count == 0 ? s : checkCoroutine(s, base, count, 1).stack;
                return s.returnBoolean(base, stack.isYieldable());
            }
            case CLOSE: {
                Coroutine co = checkCoroutine(s, base, count, 1);
                Coroutine.Status status = co.status();
                if (status != Coroutine.Status.SUSPENDED && status != Coroutine.Status.DEAD) {
                    throw Errors.fromNative(s, "cannot close a " + STATUS_NAMES[status.ordinal()] + " coroutine");
                }
                return s.close(co, base, 1);
            }
            default:
                throw new IllegalStateException(name());
        }
    }

    /** After resume and close: {@code true} and the values, or {@code false} and the error. */
    @Override
    public int resume(CallStack s, Frame frame, int first, int count) {
        int base = frame.base;
        if (id == CLOSE && s.transferOk()) {
            return s.returnBoolean(base, true);
        }
        int results = s.returnSlots(base + 1, first, count);
        s.setBoolean(base - 1, s.transferOk());
        return results + 1;
    }

    /** Why a coroutine cannot be resumed, or null when it can. */
    static @Nullable String refusal(Coroutine co) {
        return switch (co.status()) {
            case SUSPENDED -> null;
            case DEAD -> "cannot resume dead coroutine";
            default -> "cannot resume non-suspended coroutine";
        };
    }

    private static Coroutine checkCoroutine(CallStack s, int base, int count, int arg) {
        if (arg <= count && s.r[base + arg - 1] instanceof Coroutine co) {
            return co;
        }
        throw Errors.argumentType(s, arg, base, count, "thread");
    }
}
