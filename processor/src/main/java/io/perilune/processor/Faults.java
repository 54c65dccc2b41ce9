package io.perilune.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Tells the compiler what is wrong, each time at the element at fault, and goes on: all faults of a class in one run. */
final class Faults {
    private final Messager messager;
    private int count;

    Faults(Messager messager) {
        this.messager = messager;
    }

    void report(Element at, String problem) {
        count++;
        messager.printMessage(Diagnostic.Kind.ERROR, problem, at);
    }

    /** How many there have been so far. */
    int count() {
        return count;
    }
}
