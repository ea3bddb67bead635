using System.Text.RegularExpressions;

namespace Biela.Modules.Orders;

/// <summary>The canonical codes of what an engine comes apart into; <see cref="MONTAGEM"/> is the work on the whole engine.</summary>
internal enum ComponentKind { BLOCO, VIRABREQUIM, BIELA, CABECOTE, COMANDO, PISTAO, VOLANTE, BOMBA_OLEO, EIXO_BALANCEADOR, COMPRESSOR, MONTAGEM }

/// <summary>One step of a way through the shop. <c>Production</c> changes the customer's parts and waits for an approved budget.</summary>
internal sealed record Step(string Code, string Name, bool Production, IReadOnlyList<string> Gates);

/// <summary>What a step may wait for besides the steps before it.</summary>
internal static class Gate
{
    /// <summary>The step ends only when the last final inspection of the component is inside its limits.</summary>
    public const string FinalVerdict = "final-verdict";

    /// <summary>The step begins only when no approved part of the order is missing.</summary>
    public const string Parts = "parts";

    public static readonly string[] All = [FinalVerdict, Parts];
}

/// <summary>The steps of one kind of component, as the shop works. Orders keep the version they were released with.</summary>
internal sealed partial class Workflow(ComponentKind kind)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public ComponentKind Kind { get; private init; } = kind;
    public List<Step> Steps { get; private set; } = [];

    /// <summary>0 for the steps the house came with.</summary>
    public int Version { get; private set; }

    /// <summary>Replaces the steps; throws <c>invalid-workflow</c> for a code twice, or of another form, or a gate nobody knows.</summary>
    public void Replace(IEnumerable<Step> steps)
    {
        List<Step> replaced = [.. steps];
        if (replaced.CountBy(s => s.Code).FirstOrDefault(c => c.Value > 1).Key is { } twice) throw Invalid($"A etapa '{twice}' aparece mais de uma vez.");
        if (replaced.Find(s => !Code().IsMatch(s.Code)) is { } odd)
            throw Invalid($"O código '{odd.Code}' deve ter só letras minúsculas, números e hífens.");
        if (replaced.SelectMany(s => s.Gates).Except(Gate.All).FirstOrDefault() is { } gate)
            throw Invalid($"A condição '{gate}' não existe. Use {string.Join(" ou ", Gate.All)}.");
        Steps = replaced;
        if (Version == 0) Version = 1;
    }

    /// <summary>The steps the house comes with. Only what the shop measures again after machining waits for a final verdict.</summary>
    public static Workflow Default(ComponentKind kind) => new(kind)
    {
        Steps = kind switch
        {
            ComponentKind.BLOCO => [Wash, Inspection, Machining("Retífica dos cilindros"), Work("honing", "Brunimento"), FinalMetrology, Ready],
            ComponentKind.VIRABREQUIM => [Wash, Inspection, Machining("Retífica dos colos"), Work("polishing", "Polimento"), FinalMetrology, Ready],
            ComponentKind.CABECOTE => [Wash, Inspection, Machining("Guias, sedes e face"), Work("valve-assembly", "Montagem das válvulas"),
                Look("pressure-test", "Teste de estanqueidade"), Ready],
            ComponentKind.MONTAGEM => [Work("assembly", "Montagem do motor", Gate.Parts), Look("quality", "Controle de qualidade")],
            ComponentKind.PISTAO or ComponentKind.BOMBA_OLEO or ComponentKind.COMPRESSOR => [Wash, Inspection, Work("overhaul", "Revisão"), Ready],
            _ => [Wash, Inspection, Machining("Usinagem"), Ready],
        },
    };

    private static readonly Step Wash = Look("wash", "Lavagem"), Inspection = Look("inspection", "Inspeção e metrologia"),
        FinalMetrology = Look("final-metrology", "Metrologia final", Gate.FinalVerdict), Ready = Look("ready", "Pronto para montagem");

    private static Step Machining(string name) => Work("machining", name);

    private static Step Work(string code, string name, params string[] gates) => new(code, name, true, gates);

    private static Step Look(string code, string name, params string[] gates) => new(code, name, false, gates);

    private static RuleBroken Invalid(string message) => new("invalid-workflow", message, 400);

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
