package io.perilune.engine.host;

import io.perilune.Multi;
import io.perilune.engine.vm.Coroutine;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The steps of a coroutine for one subscriber, as many as it asks for. */
public final class CoroutinePublisher<T> implements Flow.Publisher<T> {
    private static final Object[] NOTHING = new Object[0];

    private final State state;
    private final Coroutine coroutine;
    private final Object[] arguments;
    private final Function<Threads.Step, T> conversion;
    private final AtomicBoolean taken = new AtomicBoolean();

    public CoroutinePublisher(
            State state, Coroutine coroutine, Object[] arguments, Function<Threads.Step, T> conversion) {
        this.state = state;
        this.coroutine = coroutine;
        this.arguments = arguments;
        this.conversion = conversion;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        if (taken.compareAndSet(false, true)) {
            subscriber.onSubscribe(new Steps(subscriber));
        } else {
            subscriber.onSubscribe(NoItems.SUBSCRIPTION);
            subscriber.onError(new IllegalStateException("the coroutine has a subscriber already"));
        }
    }

    /** The subscription of a subscriber that is refused. */
    private enum NoItems implements Flow.Subscription {
        SUBSCRIPTION;

        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    /** What a step has brought: an item unless {@code item} is null, the end, or a failure. */
    private record Arrival<T>(T item, boolean isLast, Throwable failure) {}

    /**
     * The subscription.
     *
     * <p>Invariant: signals to the subscriber, and the fields without atomics, belong to whoever raised {@code turns} from zero; others who
     * come meanwhile only count it up, and are served by the same loop. So signals never overlap, and a subscriber that
     * requests more from inside {@code onNext} does not recurse. At most one step is on its way.
     */
    private final class Steps implements Flow.Subscription {
        private final Flow.Subscriber<? super T> subscriber;
        private final AtomicInteger turns = new AtomicInteger();
        private final AtomicLong wanted = new AtomicLong();
        private final AtomicReference<Arrival<T>> arrived = new AtomicReference<>();
        private volatile boolean cancelled;
        /** What the subscriber did wrong, to be told. */
        private volatile Throwable misuse;

        private CompletableFuture<?> step;
        private Object[] next = arguments;
        private boolean over;

        Steps(Flow.Subscriber<? super T> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                misuse = new IllegalArgumentException("a request for " + n + " items");
            } else {
                wanted.accumulateAndGet(n, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
            }
            serve();
        }

        @Override
        public void cancel() {
            cancelled = true;
            serve();
        }

        private void serve() {
            if (turns.getAndIncrement() != 0) {
                return;
            }
            int served = 1;
            do {
                turn();
                served = turns.addAndGet(-served);
            } while (served != 0);
        }

        private void turn() {
            if (over) {
                return;
            }
            if (cancelled) {
                end();
                return;
            }
            if (misuse != null) {
                Throwable why = misuse;
                end();
                subscriber.onError(why);
                return;
            }
            Arrival<T> arrival = arrived.getAndSet(null);
            if (arrival != null) {
                step = null;
                deliver(arrival);
            }
            if (!over && !cancelled && step == null && wanted.get() > 0) {
                begin();
            }
        }

        private void deliver(Arrival<T> arrival) {
            if (arrival.failure() != null) {
                end();
                subscriber.onError(arrival.failure());
                return;
            }
            over = arrival.isLast();
            if (arrival.item() != null) {
                if (wanted.get() != Long.MAX_VALUE) {
                    wanted.decrementAndGet();
                }
                subscriber.onNext(arrival.item());
            }
            if (over && !cancelled) {
                subscriber.onComplete();
            }
        }

        private void begin() {
            Object[] values = next;
            next = NOTHING;
            CompletableFuture<Arrival<T>> begun;
            try {
                begun = Threads.resumeAsync(state, coroutine, values, this::arrival);
            } catch (RuntimeException refused) {
                over = true;
                subscriber.onError(refused);
                return;
            }
            step = begun;
            CompletionStage<Arrival<T>> stage = begun;
            stage.whenComplete((arrival, failure) -> {
                arrived.set(failure == null ? arrival : new Arrival<>(null, true, failure));
                serve();
            });
        }

        private Arrival<T> arrival(Threads.Step made) {
            boolean nothing = made.isLast() && made.values().isEmpty();
            T item = nothing
                    ? null
                    : Objects.requireNonNull(
                            conversion.apply(made), "nil cannot be published; use publisher(…) without a type");
            return new Arrival<>(item, made.isLast(), null);
        }

        /** Ends the coroutine: the step that is on its way, or, where it is suspended, itself. Waits for nothing. */
        private void end() {
            over = true;
            if (step != null && step.cancel(true)) {
                return;
            }
            try {
                // Fails when it has ended already, or its Lua is closed: as well.
                CompletableFuture<Multi> closed = Threads.closeAsync(state, coroutine);
                assert closed != null;
            } catch (IllegalStateException noExecutor) {
                // A confined Lua without an executor has not made a step either, so there are no variables to close.
                assert step == null;
            }
        }
    }
}
