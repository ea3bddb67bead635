using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>Replaces the questions about a kind of component; runs that have begun keep theirs.</summary>
internal static class RewriteChecklist
{
    internal sealed record Suggests(
        [StringLength(60)] string Answer, [StringLength(40, MinimumLength = 1)] string Service, [StringLength(200, MinimumLength = 1)] string Description,
        ItemKind Kind = ItemKind.Service);

    internal sealed record Item([StringLength(40, MinimumLength = 1)] string Code, [StringLength(300, MinimumLength = 1)] string Text, bool Required,
        IReadOnlyList<string>? Options = null, IReadOnlyList<Suggests>? Suggests = null);

    internal sealed record Request(IReadOnlyList<Item> Items);

    internal static async Task<Versioned<ShowChecklist.Response>> Handle(string kind, Request request, IfMatch seen, DiagnosticsDb db, CancellationToken ct)
    {
        var template = await db.ChecklistTemplates.FirstOrDefaultAsync(t => t.ComponentKind == kind, ct);
        if (template is null) db.ChecklistTemplates.Add(template = ChecklistDefaults.For(kind));
        if (seen.Value is not null) seen.Check(template.Version);
        template.Rewrite([.. request.Items.Select(i => new ChecklistItem(i.Code, i.Text, i.Required, i.Options ?? [],
            [.. (i.Suggests ?? []).Select(s => new AnswerSuggestion(s.Answer, s.Service, s.Description, s.Kind))]))]);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new ShowChecklist.Response(template.ComponentKind, template.Name, template.Items), template.Version);
    }
}
