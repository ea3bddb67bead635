using System.Globalization;
using System.Text.Json;

namespace Biela.Acceptance.Tests;

/// <summary>Numbers, days and tables as the stories write them.</summary>
public static class Words
{
    private static readonly NumberFormatInfo Brazil = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };

    /// <summary>"R$ 1.648,23", "76,552", "−0,25" or "3,5".</summary>
    public static decimal Number(this string text) => decimal.Parse(text.Replace("R$", "").Replace(" ", "").Replace('-', '−'), Brazil);

    /// <summary>"14/01/2026".</summary>
    public static DateOnly Day(this string text) => DateOnly.ParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>14/01/2026.</summary>
    public static string Written(this DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>R$ 1.648,23.</summary>
    public static string Reais(this decimal amount) => $"{(amount < 0 ? "−" : "")}R$ {Math.Abs(amount).ToString("N2", Brazil)}";

    /// <summary>76,552.</summary>
    public static string Mm(this decimal length) => length.ToString("0.000#", Brazil);

    /// <summary>3,5.</summary>
    public static string Plain(this decimal quantity) => quantity.ToString("#,0.####", Brazil);

    /// <summary>16,9100.</summary>
    public static string Average(this decimal price) => price.ToString("N4", Brazil);

    /// <summary>The cells of a table, without its heading, its rule and the marks for bold.</summary>
    public static string[][] Rows(this string table) =>
    [
        .. from line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(2)
           select line.Trim('|').Replace("**", "").Split('|', StringSplitOptions.TrimEntries),
    ];

    /// <summary>The rows of a table, each cell under its heading.</summary>
    public static Dictionary<string, string>[] Sheet(this string table)
    {
        var headings = table.Split('\n')[0].Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
        return [.. table.Rows().Select(row => headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>Holds what Biela says against the table of the story, as text, so that a difference shows in its row.</summary>
    public static void Says<T>(this string table, IEnumerable<T> answers, Func<T, string[]> row)
    {
        static string Text(IEnumerable<string[]> cells) => string.Join('\n', cells.Select(row => string.Join(" | ", row)));
        Assert.Equal(Text(table.Rows()), Text(answers.Select(row)));
    }

    public static string Text(this JsonElement answer, string name) => answer.Of(name).GetString() ?? "";

    public static Guid Id(this JsonElement answer, string name = "id") => answer.Of(name).GetGuid();

    public static decimal Number(this JsonElement answer, string name) => answer.Of(name).GetDecimal();

    /// <summary>The amount as the stories write it.</summary>
    public static string Reais(this JsonElement answer, string name) => answer.Number(name).Reais();

    public static string Mm(this JsonElement answer, string name) => answer.Number(name).Mm();

    public static string Plain(this JsonElement answer, string name) => answer.Number(name).Plain();

    /// <summary>The day as the stories write it.</summary>
    public static string Day(this JsonElement answer, string name) => DateOnly.Parse(answer.Text(name), CultureInfo.InvariantCulture).Written();

    public static bool Flag(this JsonElement answer, string name) => answer.Of(name).GetBoolean();

    public static JsonElement[] List(this JsonElement answer, string name = "items") => [.. answer.Of(name).EnumerateArray()];

    public static JsonElement Of(this JsonElement answer, string name)
    {
        Assert.True(answer.TryGetProperty(name, out var value), $"{name} is missing in {answer}");
        return value;
    }
}

/// <summary>The names the shop has for the states and verdicts of the API.</summary>
public static class Glossary
{
    public static string Verdict(this JsonElement answer, string name = "verdict") => answer.Text(name) switch
    {
        "Ok" => "OK", "AtLimit" => "AT_LIMIT", "NoSpec" => "NO_SPEC", "Out" => "OUT", var other => other,
    };

    public static string Budget(this JsonElement answer) => answer.Text("status") switch
    {
        "Draft" => "Rascunho", "AwaitingInternalApproval" => "AguardandoAprovacaoInterna", "Sent" => "Enviado", "Approved" => "AprovadoTotal",
        "PartiallyApproved" => "AprovadoParcial", "Rejected" => "Rejeitado", "Expired" => "Expirado", "Superseded" => "Substituido",
        "Cancelled" => "Cancelado", var other => other,
    };

    public static string Decision(this JsonElement line) => line.Text("decision") switch
    {
        "Approved" => "aprovada", "Declined" => "recusada", "Pending" => "pendente", var other => other,
    };

    public static string Purchase(this JsonElement answer) => answer.Text("status") switch
    {
        "Draft" => "Rascunho", "AwaitingApproval" => "AguardandoAprovacao", "Approved" => "Aprovado", "Sent" => "Enviado",
        "PartiallyReceived" => "RecebidoParcial", "Received" => "Recebido", "Cancelled" => "Cancelado", var other => other,
    };

    public static string Need(this JsonElement answer) => answer.Text("status") switch
    {
        "Pending" => "Pendente", "Ordered" => "Pedida", "Met" => "Atendida", "Cancelled" => "Cancelada", var other => other,
    };

    public static string Title(this JsonElement answer) => answer.Text("status") switch
    {
        "Open" => "Aberto", "Partial" => "Parcial", "Settled" => "Liquidado", "Overdue" => "Vencido", "Renegotiated" => "Renegociado",
        "Cancelled" => "Cancelado", var other => other,
    };
}
