using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Biela.Kernel;

/// <summary>One OpenAPI document a module, the same in every topology.</summary>
internal static class ApiDescription
{
    private static readonly Dictionary<Type, Action<OpenApiSchema>> Ours = new()
    {
        [typeof(Money)] = s => Number(s, "money", "Reais, at most 2 decimals"),
        [typeof(Quantity)] = s => Number(s, "quantity", "Stock units, at most 4 decimals"),
        [typeof(UnitPrice)] = s => Number(s, "unit-price", "Reais a unit, at most 10 decimals"),
        [typeof(Length)] = s => Number(s, "length", "Millimetres, at most 4 decimals"),
        [typeof(Percent)] = s => Number(s, "percent", "Per cent, at most 4 decimals"),
        [typeof(Cpf)] = s => Text(s, "cpf"), [typeof(Cnpj)] = s => Text(s, "cnpj"), [typeof(TaxId)] = s => Text(s, "tax-id"),
        [typeof(Plate)] = s => Text(s, "plate"), [typeof(Email)] = s => Text(s, "email"), [typeof(Phone)] = s => Text(s, "phone"),
    };

    public static void Describe(this IServiceCollection services, Module module) => services.AddOpenApi(module.Name, options =>
    {
        options.CreateSchemaReferenceId = json => Ours.ContainsKey(Nullable.GetUnderlyingType(json.Type) ?? json.Type) ? null
            : OpenApiOptions.CreateDefaultSchemaReferenceId(json) is null ? null : NameOf(json.Type);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Complete(schema, context);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Permission>().FirstOrDefault() is not { } permission) return Task.CompletedTask;
            (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>())["x-permission"] = new JsonNodeExtension(JsonValue.Create(permission.Name));
            if (permission != Permission.Public)
                operation.Security = [new() { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = $"Biela: {module.Name}", Version = "v1" };
            document.Servers = [];
            (document.Components ??= new()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["bearer"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access token of /api/v1/auth/login, or an API key.",
                },
            };
            return Task.CompletedTask;
        });
    });

    /// What the exporter does not know: values that converters of ours write, and the rules of a request.
    private static void Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var (type, inner) = (context.JsonTypeInfo.Type, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type));
        if (Ours.TryGetValue(inner ?? type, out var describe))
        {
            describe(schema);
            if (inner is not null && context.ParameterDescription is null) schema.Type |= JsonSchemaType.Null;
        }
        if (schema is { Type: JsonSchemaType.Array or (JsonSchemaType.Array | JsonSchemaType.Null), Items: null }
            && context.JsonTypeInfo.ElementType is { } element && Ours.TryGetValue(element, out var describeItem))
            describeItem((OpenApiSchema)(schema.Items = new OpenApiSchema()));
        if (context.JsonPropertyInfo is { } property)
            foreach (var rule in Validation.RulesOf(property.DeclaringType, property.Name)) Constrain(schema, rule);
    }

    /// Nested types are all called Request, Item …: the use case they stand in makes the name, also inside a page of them.
    private static string NameOf(Type type) => type.IsGenericType
        ? type.Name.Split('`')[0] + "Of" + string.Concat(type.GetGenericArguments().Select(NameOf)) : type.DeclaringType?.Name + type.Name;

    /// What a form can check before anything is sent.
    private static void Constrain(OpenApiSchema schema, ValidationAttribute rule)
    {
        var text = schema.Type?.HasFlag(JsonSchemaType.String) == true;
        switch (rule)
        {
            case StringLengthAttribute length when text:
                (schema.MinLength, schema.MaxLength) = (length.MinimumLength > 0 ? length.MinimumLength : null, length.MaximumLength);
                break;
            case RegularExpressionAttribute { Pattern: var pattern } when text:
                schema.Pattern = pattern.Contains('|') ? $"^(?:{pattern})$" : $"^{pattern}$";
                break;
            case RangeAttribute range:
                (schema.Minimum, schema.Maximum) = ($"{range.Minimum}", $"{range.Maximum}");
                break;
            case MinLengthAttribute least when !text:
                schema.MinItems = least.Length;
                break;
            case MaxLengthAttribute most when !text:
                schema.MaxItems = most.Length;
                break;
        }
    }

    private static void Number(OpenApiSchema schema, string format, string description)
    {
        (schema.Type, schema.Format, schema.Description) = (As(schema, JsonSchemaType.Number), format, description);
        (schema.Properties, schema.Required, schema.Pattern) = (null, null, null);
    }

    private static void Text(OpenApiSchema schema, string format)
    {
        (schema.Type, schema.Format) = (As(schema, JsonSchemaType.String), format);
        (schema.Properties, schema.Required) = (null, null);
    }

    private static JsonSchemaType As(OpenApiSchema schema, JsonSchemaType type) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) == true ? type | JsonSchemaType.Null : type;
}
