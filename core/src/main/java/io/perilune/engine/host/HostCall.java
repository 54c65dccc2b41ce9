package io.perilune.engine.host;

/** A Java function as the engine calls it: boxed values in and out. */
public interface HostCall {
    Object[] call(Object[] arguments) throws Exception;
}
