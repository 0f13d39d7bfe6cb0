/**
 * Parameters of AWS Systems Manager: {@link dev.standin.aws.ssm.ParameterStore} answers and keeps them.
 *
 * <p>Invariant: a parameter's version rises with every value that was acknowledged, and never otherwise.
 */
@NullMarked
package dev.standin.aws.ssm;

import org.jspecify.annotations.NullMarked;
