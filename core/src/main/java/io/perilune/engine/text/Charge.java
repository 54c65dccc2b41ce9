package io.perilune.engine.text;

/** Where native loops account for the work they do, so that a limit reaches into them. */
public interface Charge {
    /** Accounts for nothing. */
    Charge NONE = new Charge() {
        @Override
        public void charge(long units) {}
    };

    /** Called every now and then with the work done since the last call. It may throw, to stop the work. */
    void charge(long units);
}
