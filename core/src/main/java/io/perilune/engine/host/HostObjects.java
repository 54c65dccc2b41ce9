package io.perilune.engine.host;

import io.perilune.engine.value.Table;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * The objects of the program that one VM knows: the same object is the same value of Lua, as long as Lua or the program holds it.
 *
 * <p>A hash table by identity whose entries hold the values weakly; a value holds its object, so neither outlives the other
 * because of this table. Entries of values that are gone leave when others come. Used by whoever is in the VM.
 */
final class HostObjects {
    private static final int FIRST_CAPACITY = 16;

    private final State state;
    private final ReferenceQueue<HostObject> gone = new ReferenceQueue<>();
    /** Chains of entries; null until the first object comes. */
    private Entry[] buckets;

    private int size;
    private Table errorMetatable;
    private Table viewMetatable;
    /** By object, weakly; null until somebody asks for one. */
    private Table identities;

    private long lastIdentity;
    private final Bindings bindings;
    /** Null until this VM owns or gives up the first object. */
    private Ownership ownership;

    HostObjects(State state) {
        this.state = state;
        this.bindings = new Bindings(state);
    }

    Ownership ownership() {
        if (ownership == null) {
            ownership = new Ownership();
        }
        return ownership;
    }

    boolean owns(HostObject value) {
        return ownership != null && ownership.owns(value);
    }

    /** The end of the VM. */
    void closeOwned() {
        if (ownership != null) {
            ownership.closeAll();
        }
    }

    Bindings bindings() {
        return bindings;
    }

    private static final class Entry extends WeakReference<HostObject> {
        final int hash;
        Entry next;

        Entry(HostObject value, ReferenceQueue<HostObject> gone, int hash, Entry next) {
            super(value, gone);
            this.hash = hash;
            this.next = next;
        }
    }

    /** The value that stands for an object already, or null. */
    HostObject existing(Object object) {
        if (buckets == null) {
            return null;
        }
        int hash = System.identityHashCode(object);
        for (Entry e = buckets[hash & (buckets.length - 1)]; e != null; e = e.next) {
            HostObject value;
            if (e.hash == hash && (value = e.get()) != null && value.host() == object && !value.isRevoked()) {
                return value;
            }
        }
        return null;
    }

    /** The value that shall stand for an object from now on. */
    <T extends HostObject> T add(T value, Table metatable) {
        forgetGone();
        if (buckets == null) {
            buckets = new Entry[FIRST_CAPACITY];
        } else if (size >= buckets.length) {
            grow();
        }
        int hash = System.identityHashCode(value.host());
        int at = hash & (buckets.length - 1);
        buckets[at] = new Entry(value, gone, hash, buckets[at]);
        size++;
        if (metatable != null) {
            value.setMetatable(metatable);
        }
        state.vm().allocated(96);
        return value;
    }

    private void grow() {
        Entry[] old = buckets;
        buckets = new Entry[old.length * 2];
        for (Entry chain : old) {
            for (Entry e = chain; e != null; ) {
                Entry next = e.next;
                int at = e.hash & (buckets.length - 1);
                e.next = buckets[at];
                buckets[at] = e;
                e = next;
            }
        }
    }

    private void forgetGone() {
        for (Reference<?> e = gone.poll(); e != null; e = gone.poll()) {
            remove((Entry) e);
        }
    }

    private void remove(Entry entry) {
        int at = entry.hash & (buckets.length - 1);
        Entry before = null;
        for (Entry e = buckets[at]; e != null; before = e, e = e.next) {
            if (e == entry) {
                if (before == null) {
                    buckets[at] = e.next;
                } else {
                    before.next = e.next;
                }
                size--;
                return;
            }
        }
    }

    /** A number for any object of the VM, the program's or not, that no other one has for as long as it lives. */
    long identity(Object object) {
        if (identities == null) {
            identities = new Table();
            identities.setWeakness(true, false);
        }
        if (identities.get(object) instanceof Long known) {
            return known;
        }
        lastIdentity++;
        identities.put(object, (Object) lastIdentity);
        return lastIdentity;
    }

    /** An object of a class that is bound; null for other classes. */
    HostObject bound(Object object) {
        return bindings.of(object.getClass())
                .map(binding -> add(new HostObject(object), binding.metatable))
                .orElse(null);
    }

    /** Any object: if nothing is known of its class, scripts can only hold it and hand it back. */
    HostObject held(Object object) {
        HostObject existing = existing(object);
        return existing != null ? existing : add(new HostObject(object), metatableOf(object));
    }

    /** A list or map to be used like a table. */
    HostObject view(Object collection) {
        HostObject existing = existing(collection);
        if (existing != null) {
            return existing;
        }
        if (viewMetatable == null) {
            viewMetatable = CollectionView.metatable(state);
        }
        return add(new HostObject(collection), viewMetatable);
    }

    /** A value that can be revoked without harm to another one that stands for the same object. */
    HostObject lent(Object object) {
        HostObject made = new HostObject(object);
        if (existing(object) == null) {
            return add(made, metatableOf(object));
        }
        made.setMetatable(metatableOf(object));
        return made;
    }

    private Table metatableOf(Object object) {
        return bindings.of(object.getClass()).map(binding -> binding.metatable).orElse(null);
    }

    /**
     * An exception as the error value that stands for it.
     *
     * @param position where it came into Lua first
     */
    HostObject error(Throwable e, String position) {
        HostObject existing = existing(e);
        if (existing != null) {
            return existing;
        }
        if (errorMetatable == null) {
            errorMetatable = ErrorMember.metatable();
        }
        return add(new HostError(e, position), errorMetatable);
    }
}
