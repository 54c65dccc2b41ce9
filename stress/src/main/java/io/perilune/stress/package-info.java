/** Tests for jcstress: which values two threads may see that use a real Lua without any other synchronisation. */
package io.perilune.stress;
