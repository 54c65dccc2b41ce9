/** The workload that brought down a worker pool elsewhere, on six kinds of executor: see docs/guide/from-mlua.md. */
package io.perilune.examples.tenants;
