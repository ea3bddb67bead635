namespace Biela.Modules.Orders;

/// <summary>Gives a kind of component other steps. Orders that are already released keep theirs.</summary>
internal static class ReplaceWorkflow
{
    internal sealed record StepIn(
        [Required, StringLength(40)] string Code, [Required, StringLength(80, MinimumLength = 2)] string Name, bool Production,
        IReadOnlyList<string>? Gates = null);

    internal sealed record Request([MinLength(1), MaxLength(40)] IReadOnlyList<StepIn> Steps);

    internal static async Task<Ok<ListWorkflows.Item>> Handle(ComponentKind kind, Request request, OrdersDb db, CancellationToken ct)
    {
        if (!Enum.IsDefined(kind)) throw new RuleBroken("not-found", "Este tipo de componente não existe.", 404);
        var workflow = await db.Workflows.FirstOrDefaultAsync(w => w.Kind == kind, ct);
        if (workflow is null) db.Workflows.Add(workflow = new(kind));
        workflow.Replace(request.Steps.Select(s => new Step(s.Code, s.Name, s.Production, s.Gates ?? [])));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ListWorkflows.Item(kind, workflow.Version, workflow.Steps));
    }
}
