using System.Text.Json;
using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>What narrows a rule, or belongs to its value.</summary>
internal enum RulePart
{
    Ncm, Cest, FromUf, ToUf, City, Service, Imported, Limit,
}

/// <summary>A value that the law gives from one day until another, as the shop says it.</summary>
/// <param name="Topic">What the value is for.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Source">The law, resolution or table; shown beside the amounts.</param>
/// <param name="Rate">The rate, the reduction or the margin; none where nothing is levied.</param>
/// <param name="Levied">Whether the tax is levied at all.</param>
/// <param name="Until">Last day on which it holds; null while no end is known.</param>
/// <param name="Ncm">First digits of the NCM.</param>
/// <param name="Service">First digits of the national service code (cTribNac).</param>
/// <param name="Limit">The greatest amount that is not withheld.</param>
internal sealed record OwnRuleFacts(
    TaxTopic Topic, DateOnly From, [Required, StringLength(200, MinimumLength = 5)] string Source, Percent? Rate = null, bool Levied = true,
    DateOnly? Until = null, [RegularExpression("[0-9]{2,8}", ErrorMessage = "tem de 2 a 8 algarismos")] string? Ncm = null,
    [RegularExpression("[0-9]{7}", ErrorMessage = "tem 7 algarismos")] string? Cest = null,
    [RegularExpression("[A-Z]{2}", ErrorMessage = "é a sigla da UF")] string? FromUf = null,
    [RegularExpression("[A-Z]{2}", ErrorMessage = "é a sigla da UF")] string? ToUf = null,
    [RegularExpression("[1-5][0-9]{6}", ErrorMessage = "é o código do IBGE, de 7 algarismos")] string? City = null,
    [RegularExpression("[0-9]{2,6}", ErrorMessage = "tem de 2 a 6 algarismos")] string? Service = null, bool? Imported = null, Money? Limit = null)
{
    private const TaxRegime Every = TaxRegime.Simples | TaxRegime.SimplesAboveSublimit | TaxRegime.Presumed | TaxRegime.Actual | TaxRegime.Mei;

    /// <summary>The rule among the others; it weighs as much as one of the nation for the shop's regime, and comes after it.</summary>
    public TaxRule Rule(Guid id) => new($"{id:N}", Topic, From, Source)
    {
        Until = Until, Rate = Levied ? Rate : null, Amount = Limit ?? Money.Zero, Regimes = Every, Ncm = Ncm, Cest = Cest, FromUf = FromUf, ToUf = ToUf,
        City = City, Service = Service, Imported = Imported,
    };

    /// <summary>What may narrow a rule of this kind; null where the shop has nothing to say.</summary>
    public static IReadOnlyList<RulePart>? Parts(TaxTopic topic) => topic switch
    {
        TaxTopic.IbsUf or TaxTopic.IbsMun or TaxTopic.Cbs => [],
        TaxTopic.Pis or TaxTopic.Cofins => [RulePart.Ncm],
        TaxTopic.IcmsInternal or TaxTopic.Fcp => [RulePart.ToUf, RulePart.Ncm, RulePart.Cest],
        TaxTopic.IcmsInterstate => [RulePart.FromUf, RulePart.ToUf, RulePart.Ncm, RulePart.Imported],
        TaxTopic.IcmsReduction or TaxTopic.Mva => [RulePart.FromUf, RulePart.ToUf, RulePart.Ncm, RulePart.Cest],
        TaxTopic.Difal => [RulePart.ToUf],
        TaxTopic.Iss => [RulePart.City, RulePart.Service],
        TaxTopic.Irrf or TaxTopic.CsllWithheld or TaxTopic.Inss => [RulePart.Service, RulePart.Limit],
        TaxTopic.PisWithheld or TaxTopic.CofinsWithheld => [RulePart.Service],
        _ => null,
    };

    /// <summary>What such a rule cannot do without.</summary>
    public static RulePart? Needed(TaxTopic topic) => topic switch
    {
        TaxTopic.IcmsInternal or TaxTopic.Fcp or TaxTopic.IcmsReduction or TaxTopic.Mva => RulePart.ToUf,
        TaxTopic.Iss => RulePart.City,
        // Without its own the law's would be gone.
        TaxTopic.Irrf or TaxTopic.CsllWithheld or TaxTopic.Inss => RulePart.Limit,
        _ => null,
    };

    /// <summary>Throws for what contradicts itself, and for conditions that such a rule does not have.</summary>
    public void MustBeSound()
    {
        var parts = Parts(Topic) ?? throw Wrong("topic", "este valor vem da lei do Simples e não se muda aqui");
        if (Until < From) throw Wrong("until", "o fim vem antes do começo");
        if (Levied && Rate is null) throw Wrong("rate", "informe a alíquota, ou diga que não incide");
        if (!Levied && Rate is not null) throw Wrong("rate", "o que não incide não tem alíquota");
        // Only a margin may be more than the whole.
        var most = Percent.Of(Topic == TaxTopic.Mva ? 1000 : 100);
        if (Rate is { } rate && (rate < Percent.Zero || rate > most)) throw Wrong("rate", $"vai de 0 a {most}");
        if (new[] { Ncm, Cest, FromUf, ToUf, City, Service }.Contains("")) throw Wrong("topic", "deixe fora o que não restringe a regra");
        if (Limit is { IsNegative: true }) throw Wrong("limit", "não pode ser negativo");
        foreach (var (part, said) in Said())
        {
            if (said && !parts.Contains(part)) throw Wrong(part, "esta regra não depende disto");
            if (!said && Levied && Needed(Topic) == part) throw Wrong(part, "esta regra precisa disto");
        }
        foreach (var (part, uf) in new[] { (RulePart.FromUf, FromUf), (RulePart.ToUf, ToUf) })
            if (uf is not null && State.Find(uf) is null) throw Wrong(part, $"não há UF {uf}");
        if (Topic is TaxTopic.IcmsReduction or TaxTopic.Mva && Ncm is null && Cest is null) throw Wrong(RulePart.Ncm, "informe o NCM ou o CEST");
    }

    private IEnumerable<(RulePart Part, bool Said)> Said() =>
    [
        (RulePart.Ncm, Ncm is not null), (RulePart.Cest, Cest is not null), (RulePart.FromUf, FromUf is not null), (RulePart.ToUf, ToUf is not null),
        (RulePart.City, City is not null), (RulePart.Service, Service is not null), (RulePart.Imported, Imported is not null),
        (RulePart.Limit, Limit is not null),
    ];

    private static RuleBroken Wrong(RulePart part, string message) => Wrong(JsonNamingPolicy.CamelCase.ConvertName($"{part}"), message);

    private static RuleBroken Wrong(string field, string message) => new("invalid", $"rule.{field}: {message}.", 400);
}

/// <summary>A rule of the shop. Notes were written by it, so it is never rewritten: it ends, and another one follows.</summary>
internal sealed class OwnRule(OwnRuleFacts facts)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public OwnRuleFacts Facts { get; private set; } = facts;
    public int Version { get; private set; }

    /// <summary>Ends it; what it said of days that are over stays.</summary>
    public void End(DateOnly until, DateOnly today)
    {
        if (Facts.Until is { } ended && ended < today.AddDays(-1))
            throw new RuleBroken("rule-ended", $"A regra acabou em {ended:dd/MM/yyyy}; cadastre outra para os dias de agora em diante.");
        if (until < Facts.From) throw new RuleBroken("invalid", $"until: a regra só começa em {Facts.From:dd/MM/yyyy}.", 400);
        if (until < today.AddDays(-1)) throw new RuleBroken("invalid", "until: o que já valeu não muda; encerre a regra de ontem em diante.", 400);
        Facts = Facts with { Until = until };
    }

    /// <summary>Throws when a note may have been written by it.</summary>
    public void MustNotHaveBegun(DateOnly today)
    {
        if (Facts.From <= today) throw new RuleBroken("rule-in-force", $"A regra vale desde {Facts.From:dd/MM/yyyy}: encerre-a em vez de apagá-la.");
    }
}
