/**
 * What is wrong with a project, and the gathering of it; entry type {@link dev.larder.compiler.problem.ProjectProblem}. A problem has a stable code
 * and a place, and nothing is said twice.
 */
@NullMarked
package dev.larder.compiler.problem;

import org.jspecify.annotations.NullMarked;
