package io.perilune.engine.vm;

/**
 * What one call may still use. Accounts nest like the calls they belong to: no call gets more than those around it have left.
 * The outermost is the VM's own, which begins anew with every call from Java that is not nested in another.
 *
 * <p>Of what is used up (instructions, time, loads, output) an account knows the reading of the meter at which it ends, while it is
 * entered; between two stretches of a suspended run it knows what is left. Sizes (memory, strings, stack …) are the
 * smaller of its own and those around it.
 */
public final class Account {
    private static final int USED_UP = 4;
    /** Resources that are used up, in the order of {@link #ends}; the time is always running. */
    private static final Resource[] CONSUMED = {Resource.INSTRUCTIONS, Resource.TIME, Resource.LOADS, Resource.OUTPUT};

    static final int UNITS = 0;
    static final int TIME = 1;
    static final int LOADS = 2;
    static final int OUTPUT = 3;

    private final Allowance allowance;
    /** The account around this one while this one is entered. */
    Account outer;
    /** Readings at which this account, or one around it, ends. */
    final long[] ends = new long[USED_UP];
    /** What is left for the next stretch; -1 for the time as long as the clock has not started. */
    private final long[] left = new long[USED_UP];

    long memory;
    long string;
    long values;
    long coroutines;
    long source;
    int stack;

    Account(Allowance allowance) {
        this.allowance = allowance;
        renew();
    }

    /** Everything that is used up is there again in full. */
    final void renew() {
        for (int i = 0; i < USED_UP; i++) {
            left[i] = allowance.of(CONSUMED[i]);
        }
        left[TIME] = -1;
    }

    /** The clock started at this reading. */
    void began(long since) {
        if (allowance.of(Resource.TIME) != Allowance.ANY) {
            left[TIME] = sum(since, allowance.of(Resource.TIME));
        }
    }

    /** True when entering it anew changes nothing: of what is without end, nothing is used up. */
    boolean isUnlimited() {
        return allowance == Allowance.UNLIMITED;
    }

    boolean hasDeadline() {
        return ends[TIME] != Allowance.ANY;
    }

    /** Makes this the account in force; readings come from the meter. */
    void enter(Vm vm, Account around) {
        outer = around;
        Meter meter = vm.meter;
        long time = allowance.of(Resource.TIME);
        if (time != Allowance.ANY && left[TIME] < 0) {
            left[TIME] = sum(meter.now(), time);
        }
        ends[TIME] = time == Allowance.ANY ? Allowance.ANY : left[TIME];
        ends[UNITS] = sum(meter.used(), left[UNITS]);
        ends[LOADS] = sum(meter.loads(), left[LOADS]);
        ends[OUTPUT] = sum(meter.output(), left[OUTPUT]);
        memory = allowance.of(Resource.MEMORY);
        string = allowance.of(Resource.STRING);
        values = allowance.of(Resource.VALUES);
        coroutines = allowance.of(Resource.COROUTINES);
        source = allowance.of(Resource.SOURCE);
        stack = (int) Math.min(CallStack.MAX_SLOTS, allowance.of(Resource.STACK));
        if (around != null) {
            narrow(around);
        }
        meter.accountChanged(this, null);
    }

    private void narrow(Account around) {
        for (int i = 0; i < USED_UP; i++) {
            ends[i] = Math.min(ends[i], around.ends[i]);
        }
        memory = Math.min(memory, around.memory);
        string = Math.min(string, around.string);
        values = Math.min(values, around.values);
        coroutines = Math.min(coroutines, around.coroutines);
        source = Math.min(source, around.source);
        stack = Math.min(stack, around.stack);
    }

    /** The account around it is in force again. */
    void leave(Vm vm) {
        Meter meter = vm.meter;
        System.arraycopy(left(meter), 0, left, 0, USED_UP);
        Account around = outer;
        outer = null;
        meter.accountChanged(around, this);
    }

    /** What is left of what is used up, at this moment, as {@link #left(long[])} takes it. */
    long[] left(Meter meter) {
        long[] now = left.clone();
        now[UNITS] = rest(UNITS, meter.used());
        now[LOADS] = rest(LOADS, meter.loads());
        now[OUTPUT] = rest(OUTPUT, meter.output());
        return now;
    }

    /** What the next stretch has; not while the account is in force. */
    void left(long[] amounts) {
        System.arraycopy(amounts, 0, left, 0, USED_UP);
    }

    private long rest(int index, long reading) {
        return ends[index] == Allowance.ANY ? Allowance.ANY : Math.max(0, ends[index] - reading);
    }

    private static long sum(long a, long b) {
        return b == Allowance.ANY || a > Allowance.ANY - b ? Allowance.ANY : a + b;
    }

    /** The outermost account that is exceeded, too, by what exceeds this one: its call is what ends. */
    Account exceeded(Resource resource, long reading) {
        Account owner = this;
        for (Account a = outer; a != null; a = a.outer) {
            if (reading > a.end(resource)) {
                owner = a;
            }
        }
        return owner;
    }

    private long end(Resource resource) {
        switch (resource) {
            case INSTRUCTIONS:
                return ends[UNITS];
            case TIME:
                return ends[TIME];
            case LOADS:
                return ends[LOADS];
            case OUTPUT:
                return ends[OUTPUT];
            case MEMORY:
                return memory;
            case STRING:
                return string;
            case COROUTINES:
                return coroutines;
            case SOURCE:
                return source;
            case VALUES:
                return values;
            default:
                return stack;
        }
    }

    /** What was allowed to this account itself or, where that is more than those around it have, to them. */
    long amount(Resource resource) {
        long least = Allowance.ANY;
        for (Account a = this; a != null; a = a.outer) {
            least = Math.min(least, a.allowance.of(resource));
        }
        return least;
    }
}
