/** Who is asking: the person behind a request, the doors' filter chains and the rights that go with a group. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package mx.semaforo.security;
