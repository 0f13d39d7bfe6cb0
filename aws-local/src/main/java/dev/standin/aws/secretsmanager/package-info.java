/**
 * AWS Secrets Manager: {@link dev.standin.aws.secretsmanager.Secrets} answers.
 *
 * <p>Invariant: there are the secrets that the account was opened with, and nobody changes them.
 */
@NullMarked
package dev.standin.aws.secretsmanager;

import org.jspecify.annotations.NullMarked;
