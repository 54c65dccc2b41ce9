package io.perilune.engine.host;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The steps of a coroutine as they are asked for. Like all iterators for one thread at a time. */
public final class CoroutineIterator<T> implements Iterator<T> {
    private static final Object[] NOTHING = new Object[0];

    private final Function<Object[], Threads.Step> resume;
    private final Function<Threads.Step, T> conversion;
    private Object[] arguments;
    /** The step that {@code hasNext} has made and {@code next} has not taken. */
    private Threads.Step fetched;

    private boolean ended;

    public CoroutineIterator(
            Function<Object[], Threads.Step> resume, Object[] arguments, Function<Threads.Step, T> conversion) {
        this.resume = resume;
        this.arguments = arguments;
        this.conversion = conversion;
    }

    @Override
    public boolean hasNext() {
        if (fetched == null && !ended) {
            // However this step ends, there is none after a failure.
            ended = true;
            Threads.Step step = resume.apply(arguments);
            arguments = NOTHING;
            ended = step.isLast();
            fetched = ended && step.values().isEmpty() ? null : step;
        }
        return fetched != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the coroutine has ended");
        }
        Threads.Step step = fetched;
        fetched = null;
        return conversion.apply(step);
    }
}
