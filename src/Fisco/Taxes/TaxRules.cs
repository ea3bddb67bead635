using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Biela.Fisco;

/// <summary>Rows of the tables: those of the law, or those that a shop adds.</summary>
public sealed record TaxRows
{
    /// <summary>Rates and limits.</summary>
    public IReadOnlyList<TaxRule> Rules { get; init; } = [];

    /// <summary>CFOP and CST by operation.</summary>
    public IReadOnlyList<Treatment> Treatments { get; init; } = [];

    /// <summary>cClassTrib.</summary>
    public IReadOnlyList<TaxClass> Classes { get; init; } = [];

    /// <summary>Tables of the Simples Nacional.</summary>
    public IReadOnlyList<SimplesBand> Bands { get; init; } = [];
}

/// <summary>What every note of a shop needs and the tables do not have.</summary>
/// <param name="Since">First day without it.</param>
/// <param name="Name">What is missing, with its article.</param>
public sealed record TaxGap(TaxTopic Topic, DateOnly Since, string Name);

/// <summary>The tables, ready to be asked. Of the rows that fit a case the most specific one counts; among equals the one that began last,
/// and then the one that was added last, so that a shop's row stands before the nation's.</summary>
public sealed class TaxRules
{
    private readonly TaxRows rows;
    private readonly FrozenDictionary<TaxTopic, TaxRule[]> rules;
    private readonly FrozenDictionary<FiscalOperation, Treatment[]> treatments;
    private readonly FrozenDictionary<string, TaxClass[]> classes;

    private TaxRules(TaxRows rows)
    {
        this.rows = rows;
        rules = Index(rows.Rules, rule => rule.Topic, rule => rule.Weight, rule => rule.From);
        treatments = Index(rows.Treatments, treatment => treatment.Operation, treatment => treatment.Weight, treatment => treatment.From);
        classes = Index(rows.Classes, row => row.Code, _ => 0, row => row.From);
    }

    /// <summary>The rows that hold in the whole country, as known in November of 2026.</summary>
    public static TaxRows NationalRows { get; } = new()
    {
        Rules = Load<TaxRule>("rules"), Treatments = Load<Treatment>("treatments"), Classes = Load<TaxClass>("classes"), Bands = Load<SimplesBand>("bands"),
    };

    /// <summary>The tables of the whole country.</summary>
    public static TaxRules National { get; } = new(NationalRows);

    /// <summary>These tables and more rows. Costs about a millisecond: keep the result.</summary>
    public TaxRules With(TaxRows more) => new(new()
    {
        Rules = [.. rows.Rules, .. more.Rules], Treatments = [.. rows.Treatments, .. more.Treatments],
        Classes = [.. rows.Classes, .. more.Classes], Bands = [.. rows.Bands, .. more.Bands],
    });

    /// <inheritdoc cref="With(TaxRows)"/>
    public TaxRules With(params TaxRule[] more) => With(new TaxRows { Rules = more });

    /// <summary>What notes of goods and of services of a shop of this regime would lack, each with the first of these days on which it does.</summary>
    /// <param name="uf">The shop's state, for what a rule does not say of places.</param>
    public IReadOnlyList<TaxGap> Gaps(TaxRegime regime, string uf, DateOnly first, DateOnly last)
    {
        // Only where a rule has ended may one be missing that was there before.
        var days = rows.Rules.Select(rule => rule.Until?.AddDays(1)).OfType<DateOnly>().Where(day => first < day && day <= last).Append(first).Distinct();
        var gaps = days.Order().SelectMany(day => Lacking(new(day, regime)).Select(topic => new TaxGap(topic, day, TaxError.Name(topic))));
        return [.. gaps.Concat(Lapses(regime, uf, first, last)).DistinctBy(gap => gap.Topic)];
    }

    /// <summary>The rule that counts instead of this one on its first day, in the very case that it is for; null when it counts itself.</summary>
    /// <param name="rule">A rule of these tables.</param>
    /// <param name="regime">Of the shop.</param>
    /// <param name="uf">The shop's state, for what the rule does not say of places.</param>
    public TaxRule? Instead(TaxRule rule, TaxRegime regime, string uf) =>
        Find(rule.Topic, rule.Example(regime, uf)) is { } found && found != rule ? found : null;

    internal TaxRule? Find(TaxTopic topic, in TaxCase which)
    {
        foreach (var rule in rules.GetValueOrDefault(topic, []))
            if (rule.Fits(which)) return rule;
        return null;
    }

    internal TaxRule Need(TaxTopic topic, in TaxCase which) => Find(topic, which) ?? throw TaxError.NoRule(topic, which);

    /// <summary>The codes of an operation of an issuer in this state on that day.</summary>
    /// <exception cref="RuleBroken">The tables have none.</exception>
    public Treatment Treatment(FiscalOperation operation, DateOnly date, bool substitutionPaid, string uf, string ncm) =>
        treatments.GetValueOrDefault(operation, []).FirstOrDefault(row => row.Fits(date, substitutionPaid, uf, ncm))
        ?? throw new RuleBroken("treatment-missing", substitutionPaid
            ? $"Falta o tratamento fiscal desta operação para mercadoria com ST em {date:dd/MM/yyyy}. Cadastre o CFOP e o CST."
            : $"Falta o tratamento fiscal desta operação em {date:dd/MM/yyyy}. Cadastre o CFOP e o CST.");

    internal TaxClass Class(string code, DateOnly date, TaxModels model)
    {
        if (!classes.TryGetValue(code, out var known))
            throw new RuleBroken("tax-class-unknown", $"O cClassTrib {code} não existe na tabela. Confira o código com o contador.");
        var row = known.FirstOrDefault(row => row.From <= date && (row.Until is not { } until || date <= until))
            ?? throw new RuleBroken("tax-class-expired", $"O cClassTrib {code} não vale em {date:dd/MM/yyyy}. Escolha outro.");
        return (row.Models & model) != TaxModels.None ? row
            : throw new RuleBroken("tax-class-not-for-document", $"O cClassTrib {code} não pode ser usado em {TaxError.Name(model)}. Escolha outro.");
    }

    /// <summary>The band of the Simples for a revenue of twelve months.</summary>
    internal SimplesBand Band(SimplesAnnex annex, DateOnly date, Money revenue)
    {
        var table = Table(annex, date);
        return table.FirstOrDefault(band => revenue <= band.Limit) ?? throw new RuleBroken("simples-limit",
            $"A receita de 12 meses, {revenue}, passa do limite do Simples, {table[^1].Limit}. Mude o regime da empresa.");
    }

    /// <summary>The bands of a table of the Simples, from the lowest.</summary>
    internal IReadOnlyList<SimplesBand> Table(SimplesAnnex annex, DateOnly date)
    {
        var table = rows.Bands.Where(band => band.Annex == annex && band.From <= date && (band.Until is not { } until || date <= until)).ToList();
        return table.Count > 0 ? [.. table.OrderBy(band => band.Limit)]
            : throw new RuleBroken("simples-table-missing", $"Falta a tabela do Simples (Anexo {annex}) para {date:MM/yyyy}. Cadastre-a.");
    }

    /// <summary>What a CFOP stands for; null for one that the tables do not have.</summary>
    public FiscalOperation? OperationOf(string cfop) =>
        rows.Treatments.FirstOrDefault(row => row.Inside == cfop || row.Outside == cfop || row.OutsideConsumer == cfop)?.Operation;

    /// Rates of places that end with nothing to follow in the very case that they were for.
    private IEnumerable<TaxGap> Lapses(TaxRegime regime, string uf, DateOnly first, DateOnly last) =>
        from rule in rows.Rules
        where rule.Topic is TaxTopic.IcmsInternal or TaxTopic.IcmsInterstate or TaxTopic.Iss && rule.Until is { } until && first <= until && until < last
        let since = rule.Until!.Value.AddDays(1)
        where Find(rule.Topic, rule.Example(regime, uf) with { Date = since }) is null
        select new TaxGap(rule.Topic, since, TaxError.Name(rule.Topic));

    private IEnumerable<TaxTopic> Lacking(TaxCase which)
    {
        if (Find(TaxTopic.Pis, which) is not { } pis) yield return TaxTopic.Pis;
        else if (pis.Rate is not null && Find(TaxTopic.Cofins, which) is null) yield return TaxTopic.Cofins;
        if (Find(TaxTopic.IbsUf, which) is not { } ibs) yield return TaxTopic.IbsUf;
        // A rule without a rate says that the note does not show them.
        else if (ibs.Rate is not null)
            foreach (var topic in new[] { TaxTopic.IbsMun, TaxTopic.Cbs }.Where(topic => Find(topic, which) is null)) yield return topic;
    }

    private static FrozenDictionary<TKey, TRow[]> Index<TKey, TRow>(
        IReadOnlyList<TRow> rows, Func<TRow, TKey> key, Func<TRow, int> weight, Func<TRow, DateOnly> from) where TKey : notnull =>
        rows.Reverse().GroupBy(key).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(weight).ThenByDescending(from).ToArray());

    private static TRow[] Load<TRow>(string table)
    {
        using var json = typeof(TaxRules).Assembly.GetManifestResourceStream(typeof(TaxRules), $"Taxes.Data.{table}.json")!;
        return JsonSerializer.Deserialize<TRow[]>(json, TaxRowJson.Options)!;
    }
}

/// <summary>How rows are written in the files.</summary>
internal static class TaxRowJson
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };
}
