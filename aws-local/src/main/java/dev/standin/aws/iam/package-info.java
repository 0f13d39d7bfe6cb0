/**
 * Roles and what calls need: {@link dev.standin.aws.iam.Roles} decides who may take which role on, {@link
 * dev.standin.aws.iam.ImpliedActions} says what a call needs beside its own action.
 *
 * <p>Invariant: a role is taken on only if its trust policy admits the caller, whatever the caller may do.
 */
@NullMarked
package dev.standin.aws.iam;

import org.jspecify.annotations.NullMarked;
