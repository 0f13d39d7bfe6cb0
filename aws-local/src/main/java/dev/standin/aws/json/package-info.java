/**
 * The AWS JSON 1.0/1.1 protocol: a service is a {@link dev.standin.aws.json.JsonService}, found by its {@code
 * X-Amz-Target} prefix.
 *
 * <p>Invariant: a service knows JSON trees and {@link dev.standin.aws.json.ServiceFailure}s only, never HTTP.
 */
@NullMarked
package dev.standin.aws.json;

import org.jspecify.annotations.NullMarked;

