using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Biela.Kernel;

/// <summary>A rule of the business said no. Becomes a problem response with this code; never logged as an error.</summary>
/// <param name="code">Stable English code; clients may decide by it.</param>
/// <param name="message">What happened and what to do, in Portuguese.</param>
/// <param name="status">HTTP status: 409 unless the request itself is at fault.</param>
public sealed class RuleBroken(string code, string message, int status = 409) : Exception(message)
{
    /// <summary>Stable English code; the problem's type is <c>urn:biela:{code}</c>.</summary>
    public string Code => code;

    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>How long to wait before the same may work; sent as Retry-After.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Turns whatever escaped an endpoint into problem details (RFC 9457).</summary>
internal sealed partial class Problems(ILogger<Problems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException) return true;
        var (status, code, detail, errors) = Describe(exception);
        if (status == 500) Tell(http, exception);
        if (status == 503) http.Response.Headers.RetryAfter = "1";
        if (exception is RuleBroken { RetryAfter: { } wait }) http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        http.Response.StatusCode = status;
        var problem = errors is null ? new Microsoft.AspNetCore.Mvc.ProblemDetails() : new HttpValidationProblemDetails(errors);
        (problem.Status, problem.Type, problem.Title, problem.Detail) = (status, $"urn:biela:{code}", Titles.GetValueOrDefault(status), detail);
        await TypedResults.Problem(problem).ExecuteAsync(http);
        return true;
    }

    private void Tell(HttpContext http, Exception exception)
    {
        var (route, ids) = http.Features.Get<IExceptionHandlerFeature>() is { } failed ? Web.Asked(failed.Endpoint, failed.RouteValues) : default;
        log.LogError(exception, "{Method} {Route} failed for {Ids}", http.Request.Method, route, ids);
    }

    internal static readonly Dictionary<int, string> Titles = new()
    {
        [400] = "Pedido inválido", [401] = "Identifique-se", [403] = "Sem permissão", [404] = "Não encontrado", [405] = "Método não permitido",
        [409] = "Não é possível agora", [410] = "Não vale mais", [412] = "Mudou enquanto isso",
        [413] = "Conteúdo grande demais", [415] = "Tipo de conteúdo não aceito",
        [422] = "Não confere", [428] = "Diga a versão (If-Match)", [429] = "Pedidos demais", [500] = "Erro inesperado", [503] = "Tente de novo",
    };

    /// <summary>The code of an answer that nobody said more about.</summary>
    internal static string CodeOf(int status) => status switch
    {
        401 => "unauthenticated", 403 => "forbidden", 404 => "not-found", 405 => "method-not-allowed", 413 => "too-large", 415 => "unsupported-media-type",
        _ => "invalid",
    };

    private static (int Status, string Code, string? Detail, IDictionary<string, string[]>? Errors) Describe(Exception exception) => exception switch
    {
        RuleBroken rule => (rule.Status, rule.Code, rule.Message, null),
        BadHttpRequestException { InnerException: JsonException json } => (400, "invalid", "Há campos inválidos.", Fields(json)),
        BadHttpRequestException bad when Named().Match(bad.Message) is { Success: true } m => (400, "invalid", "Há campos inválidos.",
            new Dictionary<string, string[]> { [m.Groups["name"].Value] = [bad.Message.StartsWith("Required") ? "é obrigatório" : "valor inválido"] }),
        BadHttpRequestException { StatusCode: 400 } => (400, "invalid", "O conteúdo do pedido não é o esperado (JSON).", null),
        // The charset of the content type is none.
        InvalidOperationException { InnerException: ArgumentException, Source: "Microsoft.AspNetCore.Http.Extensions" } => (415, CodeOf(415), null, null),
        BadHttpRequestException bad => (bad.StatusCode, CodeOf(bad.StatusCode), null, null),
        OverflowException => (400, "invalid", "Um dos valores é grande demais.", null),
        DbUpdateConcurrencyException => (409, "changed-meanwhile", "Alguém mudou isto enquanto você editava. Recarregue e tente de novo.", null),
        _ when Storage.IsDuplicate(exception) => (409, "already-exists", "Já existe um registro com esses dados.", null),
        _ when Storage.IsTransient(exception) => (503, "busy", "O sistema está ocupado. Tente de novo em instantes.", null),
        _ => (500, "unexpected", null, null),
    };

    /// System.Text.Json says what is wrong in English sentences; the field is in the path or, for missing ones, in the sentence.
    private static Dictionary<string, string[]> Fields(JsonException json)
    {
        var path = json.Path is null or "$" ? "" : json.Path.TrimStart('$').TrimStart('.');
        if (Missing().Match(json.Message) is { Success: true } missing)
            return Name().Matches(missing.Value).ToDictionary(At, _ => new[] { "é obrigatório" });
        if (Unknown().Match(json.Message) is { Success: true } unknown) return new() { [At(unknown)] = ["campo desconhecido"] };
        if (Twice().Match(json.Message) is { Success: true } twice) return new() { [At(twice)] = ["aparece duas vezes"] };
        var said = json.Message.Contains("doesn't allow null") ? "é obrigatório"
            : json.Message.StartsWith("The ") || json.Message.Contains("LineNumber") ? "valor inválido" : json.Message;
        return new() { [path.Length == 0 ? "$" : path] = [said] };

        // The path ends sometimes before and sometimes after the field.
        string At(Match found)
        {
            var name = found.Groups["name"].Value;
            return path.Length == 0 || path == name ? name : path.EndsWith("." + name) ? path : $"{path}.{name}";
        }
    }

    [GeneratedRegex("missing required properties including: .*", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Missing();

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("JSON property '(?<name>[^']+)' could not be mapped", RegexOptions.NonBacktracking)]
    private static partial Regex Unknown();

    [GeneratedRegex("^Duplicate property '(?<name>[^']+)'", RegexOptions.NonBacktracking)]
    private static partial Regex Twice();

    [GeneratedRegex("parameter \"[^\" ]+ (?<name>[^\" ]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
