package mx.semaforo.web.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;

/** What {@code /v3/api-docs} says beside what it reads from the controllers. */
@Configuration
class ApiDocumentation {

  @Bean
  OpenAPI api() {
    return new OpenAPI()
        .info(new Info().title("Semáforo, mesa de servicio").version("v1").description("""
            Los errores son problemas (RFC 9457) en español; «field» nombra el dato por corregir. Lo que no es tuyo y lo que
            no existe se responden igual: 404. Los instantes van en UTC."""))
        .components(new Components().addSecuritySchemes("basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")))
        .addSecurityItem(new SecurityRequirement().addList("basic"));
  }

  @Bean
  OperationCustomizer writes() {
    return (operation, method) -> {
      Sends sends = method.getMethodAnnotation(Sends.class);
      if (sends != null) {
        operation.requestBody(body(sends.value()));
      }
      return method.hasMethodAnnotation(PostMapping.class) ? repeatable(operation) : operation;
    };
  }

  private static RequestBody body(Class<?> shape) {
    Schema<?> schema = ModelConverters.getInstance().resolveAsResolvedSchema(
        new io.swagger.v3.core.converter.AnnotatedType(shape)).schema;
    return new RequestBody().content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
  }

  private static Operation repeatable(Operation operation) {
    return operation.addParametersItem(new HeaderParameter().name(OnlyOnce.HEADER).required(false)
        .schema(new StringSchema().maxLength(200))
        .description("La misma clave con la misma petición devuelve la misma respuesta: nada se hace dos veces."));
  }
}
