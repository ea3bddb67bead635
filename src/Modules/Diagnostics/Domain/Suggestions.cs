using System.Text.Json.Serialization;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>Whether a suggested line is work or a part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemKind>))]
internal enum ItemKind { Service, Part }

/// <summary>What a suggested line is counted by: every cylinder, main or pin the engine has, or once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CountBasis>))]
internal enum CountBasis { PerPosition, PerPiece }

/// <summary>A line a rule suggests; <c>{size}</c> is the chosen size, in hundredths in the code (050) and in mm in the description (0,50).</summary>
internal sealed record RuleItem(ItemKind Kind, string Code, string Description, CountBasis Count);

/// <summary>A rule of the shop: this repair of this feature suggests these lines.</summary>
internal sealed record SuggestionRule(FeatureKind Feature, RepairAction Action, IReadOnlyList<RuleItem> Items)
{
    /// <summary>The rules a new shop starts with.</summary>
    public static readonly IReadOnlyList<SuggestionRule> Defaults =
    [
        new(FeatureKind.Bore, RepairAction.Size,
            [Each("SV-101", "Retificar e brunir cilindro"), Part("PT-PIST{size}", "Jogo de pistões {size}"), Part("PT-ANEL{size}", "Jogo de anéis {size}")]),
        new(FeatureKind.Bore, RepairAction.Liner, [Each("SV-110", "Encamisar cilindro")]),
        new(FeatureKind.MainJournal, RepairAction.Size, [Each("SV-201", "Retificar colo fixo"), Part("PT-BRM{size}", "Jogo de bronzinas de mancal {size}")]),
        new(FeatureKind.Crankpin, RepairAction.Size, [Each("SV-202", "Retificar colo móvel"), Part("PT-BRB{size}", "Jogo de bronzinas de biela {size}")]),
        new(FeatureKind.MainJournal, RepairAction.Replace, [Part("PT-VIRA", "Virabrequim")]),
        new(FeatureKind.Crankpin, RepairAction.Replace, [Part("PT-VIRA", "Virabrequim")]),
        new(FeatureKind.HeadFlatness, RepairAction.Grind, [new(ItemKind.Service, "SV-301", "Plainar cabeçote", CountBasis.PerPiece)]),
        new(FeatureKind.HeadFlatness, RepairAction.Replace, [Part("PT-CABECOTE", "Substituir cabeçote")]),
    ];

    private static RuleItem Each(string code, string description) => new(ItemKind.Service, code, description, CountBasis.PerPosition);

    private static RuleItem Part(string code, string description) => new(ItemKind.Part, code, description, CountBasis.PerPiece);
}

/// <summary>The rules of one shop, once it has changed those it started with.</summary>
internal sealed class RuleBook
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public IReadOnlyList<SuggestionRule> Rules { get; private set; } = SuggestionRule.Defaults;
    public int Version { get; private set; }

    /// <summary>Replaces the rules; diagnoses that are complete keep what they suggested.</summary>
    /// <exception cref="RuleBroken"><c>rules-inconsistent</c> (422).</exception>
    public void Rewrite(IReadOnlyList<SuggestionRule> rules)
    {
        if (rules.CountBy(r => (r.Feature, r.Action)).Any(r => r.Value > 1))
            throw new RuleBroken("rules-inconsistent", "rules: cada medida e decisão aparece uma vez; junte os itens numa só regra.", 422);
        if (rules.Any(r => r.Items.Any(i => string.IsNullOrWhiteSpace(i.Code) || string.IsNullOrWhiteSpace(i.Description))))
            throw new RuleBroken("rules-inconsistent", "rules: todo item sugerido tem código e descrição.", 422);
        (Rules, Version) = (rules, Version + 1);
    }
}

/// <summary>A line the readings or the checklist of a component speak for. It is listed, never added to a budget silently.</summary>
internal sealed record Suggestion(Guid ComponentId, ItemKind Kind, string Code, string Description, int Quantity, string Reason);

/// <summary>A service the specification rules out for a component.</summary>
internal sealed record ForbiddenService(Guid ComponentId, string Code, string Reason);

/// <summary>Pure functions of an evaluation and the rules of the shop.</summary>
internal static class Suggestions
{
    /// <summary>The lines that the repairs ask for. A replacement silences the other repairs of its component: it is not machined.</summary>
    public static IReadOnlyList<Suggestion> From(Evaluation evaluation, IReadOnlyList<SuggestionRule> rules, EngineCounts engine, Guid component)
    {
        var replaced = evaluation.Repairs.Any(r => r.Action == RepairAction.Replace);
        var lines =
            from repair in evaluation.Repairs
            where !replaced || repair.Action == RepairAction.Replace
            from rule in rules
            where rule.Feature == repair.Feature && rule.Action == repair.Action
            from item in rule.Items
            let quantity = item.Count == CountBasis.PerPiece ? 1 : engine.Count(repair.Feature) ?? 1
            let line = new Suggestion(component, item.Kind, Code(item, repair.Size), Description(item, repair.Size), quantity, repair.Reason)
            select (line, once: item.Count == CountBasis.PerPiece ? (FeatureKind?)null : repair.Feature);
        // Mains and pins may both ask for another crankshaft: a piece is suggested once.
        return [.. lines.DistinctBy(l => (l.line.Code, l.once)).Select(l => l.line)];
    }

    /// <summary>The machining services that must be refused even when somebody adds them by hand.</summary>
    public static IReadOnlyList<ForbiddenService> Forbidden(Evaluation evaluation, IReadOnlyList<SuggestionRule> rules, Guid component) =>
    [
        .. from repair in evaluation.Repairs
           where repair.Prohibition is not null
           from rule in rules
           where rule.Feature == repair.Feature && rule.Action is RepairAction.Size or RepairAction.Grind
           from item in rule.Items
           where item.Kind == ItemKind.Service
           select new ForbiddenService(component, item.Code, repair.Prohibition!),
    ];

    private static string Code(RuleItem item, Length? size) => item.Code.Replace("{size}", size is { } s ? $"{Hundredths(s):000}" : "");

    private static string Description(RuleItem item, Length? size) =>
        item.Description.Replace("{size}", size is { } s ? $"{Hundredths(s) / 100:0.00}".Replace('.', ',') : "").TrimEnd();

    // Makers name the sizes of an inch engine by the nearest hundredth of a millimetre: 0,254 is sold as 025.
    private static decimal Hundredths(Length size) => Math.Round(size.Millimetres * 100, MidpointRounding.AwayFromZero);
}
