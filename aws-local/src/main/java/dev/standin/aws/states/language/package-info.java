/**
 * The Amazon States Language in its JSONata form: {@link dev.standin.aws.states.language.Definition} is the entry.
 *
 * <p>Invariant: a Definition holds only what the interpreter carries out; every other field, type, integration or JSONPath was
 * refused when it was read.
 */
@NullMarked
package dev.standin.aws.states.language;

import org.jspecify.annotations.NullMarked;
