using Biela.Modules.Diagnostics.Domain;

namespace Biela.Modules.Diagnostics;

/// <summary>The questions asked about a kind of component: the shop's, or those every shop starts with.</summary>
internal static class ShowChecklist
{
    internal sealed record Response(string Kind, string Name, IReadOnlyList<ChecklistItem> Items);

    internal static async Task<Versioned<Response>> Handle([StringLength(40)] string kind, DiagnosticsDb db, CancellationToken ct)
    {
        var template = await db.ChecklistTemplates.AsNoTracking().FirstOrDefaultAsync(t => t.ComponentKind == kind, ct) ?? ChecklistDefaults.For(kind);
        return Versioned.Ok(new Response(template.ComponentKind, template.Name, template.Items), template.Version);
    }
}
