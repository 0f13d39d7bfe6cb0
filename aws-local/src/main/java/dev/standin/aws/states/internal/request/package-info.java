/**
 * What the calls of Step Functions have in common: parameters, names, pages and failures; entry type
 * {@link dev.standin.aws.states.internal.request.Request}.
 */
@NullMarked
package dev.standin.aws.states.internal.request;

import org.jspecify.annotations.NullMarked;
