package io.perilune.engine.vm;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.Charge;
import io.perilune.engine.value.Callable;
import io.perilune.engine.value.MetaKey;
import io.perilune.engine.value.Table;
import io.perilune.engine.value.Tag;
import io.perilune.engine.value.Userdata;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * One Lua state: everything mutable that the coroutines of one world share. Used by one thread at a time; the host room
 * sees to that.
 */
public final class Vm implements Charge {
    /** Units of work between two looks at the outside world (interrupts, limits, finalizers). */
    static final long SLICE = 20_000;

    /** What a new coroutine takes on the heap: itself, its stack with two arrays, and the frame at the bottom. */
    private static final long COROUTINE_BYTES = 24 + 88 + 48 + 80 + CallStack.FRAME_BYTES;

    private static final Object[] NOTHING = new Object[0];

    /** Made when somebody asks for it: most VMs of strangers' scripts never do. */
    Table registry;

    /** Of chunks that will be loaded; only the host sets another one. */
    public Table globals;
    /** {@code package.loaded}: also where names for messages are looked up. */
    public final Table loaded;

    public final ChunkCompiler compiler;
    public final Prelude prelude;

    /** Metatables of the types that have one for all their values; the string metatable is the usual one. */
    public Table nilMetatable;

    public Table booleanMetatable;
    public Table numberMetatable;
    public Table stringMetatable;
    public Table functionMetatable;
    public Table threadMetatable;

    public final Coroutine main;
    /** The stack that is running now. */
    public CallStack current;

    /** Whatever mode {@code load} is given, it accepts no binary chunks. */
    public boolean textOnly;

    /** Standard output of the scripts. */
    public OutputSink output;
    /** Receives warnings: message and whether more pieces follow. */
    public Warnings warnings;

    /** Nanoseconds of a clock that never goes back; null in a VM without deadlines. */
    public LongSupplier ticker;

    /** Who is told what happens here. */
    public Events events = Events.NONE;

    public final Meter meter;
    /** What the call in progress may use. */
    Account account;

    public final Memory memory;

    /**
     * State that libraries keep per VM (random generator, open files): the library's own key object, then the state, again and again.
     * They are few, and of most VMs none.
     */
    private Object[] kept = NOTHING;

    /** Target of a {@link NativeFunction#RESUME} or {@link NativeFunction#CLOSE} request that has just been made. */
    Coroutine transferTo;
    /** Whether the transfer that has just come back ended without an error. */
    boolean transferOk;
    /** The transfer that was requested is to raise its only value as an error in the coroutine. */
    boolean transferRaises;
    /** Is told of every coroutine; null when nobody asked. */
    public CoroutineListener coroutineListener;
    /** One frame that nobody uses, so that a coroutine which yields again and again makes no new ones. */
    private Frame spare;
    /** Coroutines made since the last pass that counted them, and those that it found. */
    private long coroutines;

    /** Nested Java activations of the interpreter; bounded, because Java stacks are. */
    int javaDepth;
    /** The same below the running call, in calls of the same thread that have left the VM for a while. */
    int depthBelow;

    /** Who waits for what native functions await. */
    public Driver driver;
    /**
     * The stacks of calls that are suspended, or have left the VM for a while; made with the first of them, by the thread of the VM.
     * Any thread may give up a suspended one.
     */
    private volatile Set<Coroutine> suspended;

    /** Makes compiled code of what is run often; null in a VM that only interprets. */
    public CodeCompiler codeCompiler;
    /** What runs now was called by compiled code, with no loop of the interpreter between. */
    boolean inCompiled;
    /** An error that compiled code is left for; a pcall below it on the Java stack is to catch it. */
    ScriptError raised;
    /** Tail calls on the Java stack that were made as calls. */
    int tails;
    /** Activations of compiled code, so that slots do not tell all that is alive. */
    int compiled;
    /** What a native function has asked for, in its frame on top, that waits until compiled code is left; 0 for nothing. */
    int request;
    /** The bits of the number that a compiled function, or a helper of compiled code, has just returned. */
    long bits;
    /** Where results or a tail call lie that a {@link Signal} tells of, and how many. */
    int from;

    int count;
    /** Compiled code calls no function whose registers reach beyond this slot: what is deeper is the interpreter's. */
    int bound;
    /** The frame in which compiled code was entered from the interpreter. */
    Frame entered;
    /** Where helpers of compiled code let tables load and store; null as long as no compiled code has run. */
    Object[] scratchTags;

    long[] scratchBits;

    /** Null until a hook or an interrupt has a scope of its own. */
    HookScopes hookScopes;

    /** Units left in this slice; below zero the next charge looks up. */
    public long fuel = SLICE;

    public Vm(Table globals, ChunkCompiler compiler, Prelude prelude) {
        this(globals, new Table(), compiler, prelude, Allowance.UNLIMITED);
    }

    /** @param allowance what every run, that is every call from Java, may use */
    public Vm(Table globals, Table loaded, ChunkCompiler compiler, Prelude prelude, Allowance allowance) {
        this.globals = globals;
        this.loaded = loaded;
        this.compiler = compiler;
        this.prelude = prelude;
        main = new Coroutine(this, 0);
        main.stack.status = Coroutine.Status.RUNNING;
        main.stack.root = true;
        current = main.stack;
        memory = new Memory(this);
        meter = new Meter(this, allowance);
        meter.begin();
    }

    /**
     * Charges work: about one unit an instruction. Called at back-edges, calls and inside every native loop; the only
     * place where a running script can be stopped.
     */
    @Override
    public void charge(long units) {
        if ((fuel -= units) < 0) {
            meter.refuel();
        }
    }

    /** Charges memory, before or after it was allocated; large amounts before. */
    public void allocated(long bytes) {
        memory.charge(bytes);
    }

    /** Checks the length of a string that is being made, before room is made for it. */
    public void checkString(long length) {
        if (length > account.string) {
            throw meter.exceeded(Resource.STRING, length);
        }
    }

    /** Checks the number of values that a native function is going to put on the stack. */
    public void checkValues(long count) {
        if (count > account.values) {
            throw meter.exceeded(Resource.VALUES, count);
        }
    }

    /** True when no script is running: whatever is done is done by the host. */
    public boolean isIdle() {
        return current.frame.previous == null;
    }

    /**
     * The host leaves the VM: what calls have left on the main stack would keep garbage alive, and be most of what an idle VM takes. A
     * VM without a limit of memory keeps a small stack, so that its next call finds one.
     */
    public void tidy() {
        CallStack s = main.stack;
        int most = account.memory == Allowance.ANY ? CallStack.MOST_IDLE_SLOTS : 0;
        if (s.r.length > most && javaDepth == 0 && s.frame.previous == null) {
            s.tidy();
            spare = null;
            entered = null;
            scratchTags = null;
            scratchBits = null;
        }
    }

    public Object kept(Object key) {
        Object[] all = kept;
        for (int i = 0; i < all.length; i += 2) {
            if (all[i] == key) {
                return all[i + 1];
            }
        }
        return null;
    }

    public void keep(Object key, Object value) {
        int at = 0;
        while (at < kept.length && kept[at] != key) {
            at += 2;
        }
        if (at == kept.length) {
            kept = Arrays.copyOf(kept, at + 2);
            kept[at] = key;
        }
        kept[at + 1] = value;
    }

    /** The table of {@code debug.getregistry}. */
    public Table registry() {
        if (registry == null) {
            registry = new Table();
            // Where the reference keeps the main thread and the globals (LUA_RIDX_MAINTHREAD, LUA_RIDX_GLOBALS).
            registry.put(1L, (Object) main);
            registry.put(2L, (Object) globals);
        }
        return registry;
    }

    Set<Coroutine> suspended() {
        Set<Coroutine> all = suspended;
        return all == null ? Set.of() : all;
    }

    /** A call is suspended, or leaves the VM for a while. */
    void suspend(Coroutine root) {
        Set<Coroutine> all = suspended;
        if (all == null) {
            all = ConcurrentHashMap.newKeySet(4);
            suspended = all;
        }
        all.add(root);
    }

    /** Forgets the set when it is empty. Only the thread of the VM puts anything in, so nothing is lost. */
    void forgetSuspended() {
        Set<Coroutine> all = suspended;
        if (all != null && all.isEmpty()) {
            suspended = null;
        }
    }

    /** It is back, or given up; any thread may say so. */
    void unsuspend(Coroutine root) {
        Set<Coroutine> all = suspended;
        if (all != null) {
            all.remove(root);
        }
    }

    /** The metatable of a value as it stands in a slot (numbers as tags) or boxed; null when it has none. */
    public Table metatableOf(Object value) {
        if (value instanceof Table t) {
            return t.metatable;
        }
        if (value instanceof ByteStr) {
            return stringMetatable;
        }
        if (value instanceof Userdata u) {
            return u.metatable();
        }
        if (value == null) {
            return nilMetatable;
        }
        if (value instanceof Tag || value instanceof Number) {
            return numberMetatable;
        }
        if (value instanceof Boolean) {
            return booleanMetatable;
        }
        if (value instanceof Callable) {
            return functionMetatable;
        }
        return value instanceof Coroutine ? threadMetatable : null;
    }

    /** The metamethod {@code event} (see {@link MetaKey}) of a value, or null. */
    public Object metamethod(Object value, int event) {
        Table metatable = metatableOf(value);
        return metatable == null ? null : metatable.metamethod(event);
    }

    /** Sets the metatable of a table, userdata or, for any other value, of its whole type. */
    public void setMetatable(Object value, Table metatable) {
        if (value instanceof Table t) {
            t.setMetatable(metatable);
            memory.metatableSet(t, metatable);
        } else if (value instanceof Userdata u) {
            u.setMetatable(metatable);
            memory.metatableSet(u, metatable);
        } else if (value instanceof ByteStr) {
            stringMetatable = metatable;
        } else if (value == null) {
            nilMetatable = metatable;
        } else if (value instanceof Tag || value instanceof Number) {
            numberMetatable = metatable;
        } else if (value instanceof Boolean) {
            booleanMetatable = metatable;
        } else if (value instanceof Callable) {
            functionMetatable = metatable;
        } else {
            threadMetatable = metatable;
        }
    }

    Frame takeFrame() {
        Frame f = spare;
        if (f == null) {
            allocated(CallStack.FRAME_BYTES);
            return new Frame();
        }
        spare = null;
        return f;
    }

    /** Takes back a frame that is on no stack any more. */
    void giveFrame(Frame f) {
        f.previous = null;
        f.next = null;
        f.waiting = null;
        f.closure = null;
        f.linked = null;
        f.code = null;
        f.state = null;
        spare = f;
    }

    /** A new suspended coroutine that will run {@code function}. */
    public Coroutine newCoroutine(Callable function) {
        if (++coroutines > account.coroutines) {
            // Only a pass can tell how many of them are still there.
            coroutines = memory.liveCoroutines() + 1;
            if (coroutines > account.coroutines) {
                throw meter.exceeded(Resource.COROUTINES, coroutines);
            }
        }
        Coroutine made = new Coroutine(this);
        made.stack.r[0] = function;
        made.stack.top = 1;
        if (current.hooks != null) {
            made.stack.hooks = Hooks.inheritedFrom(current);
        }
        allocated(COROUTINE_BYTES);
        if (coroutineListener != null) {
            coroutineListener.created(made);
        }
        return made;
    }

    /** A new stack for a call from Java. */
    Coroutine newRoot() {
        Coroutine made = new Coroutine(this);
        made.stack.root = true;
        made.stack.status = Coroutine.Status.RUNNING;
        if (main.stack.hooks != null) {
            made.stack.hooks = Hooks.ofRoot(main.stack);
        }
        allocated(COROUTINE_BYTES);
        return made;
    }

    /** How many activations of the interpreter the thread has below, in calls that have left the VM. */
    public void depthBelow(int depth) {
        depthBelow = depth;
    }

    /** True while a call from Java is in progress. */
    public boolean isRunning() {
        return javaDepth > 0;
    }
}
