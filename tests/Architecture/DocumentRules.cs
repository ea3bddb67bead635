using Biela.Host.Commands;

namespace Biela.Architecture.Tests;

/// <summary>Documents that are generated are never stale.</summary>
public sealed class DocumentRules
{
    [Fact]
    public void The_map_of_events_is_true()
    {
        var (written, now) = (File.ReadAllText(Path.Combine(Walk.Root, "docs", "events.md")), Describe.EventMap(Walk.Modules));
        Assert.True(written.ReplaceLineEndings("\n") == now.ReplaceLineEndings("\n"), "docs/events.md is stale. Write it again: biela events > docs/events.md");
    }

    [Fact]
    public async Task The_documents_of_the_API_are_what_the_host_answers()
    {
        var folder = Directory.CreateTempSubdirectory("biela-api").FullName;
        try
        {
            await OpenApi.Write(folder, default);
            Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(), Directory.GetFiles(Docs).Select(Path.GetFileName).Order());
            var stale = Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Where(f => Text(folder, f) != Text(Docs, f));
            Assert.True(!stale.Any(), $"docs/api is stale ({string.Join(", ", stale)}). Write it again: biela openapi");
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static string Text(string folder, string file) => File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n");

    private static string Docs => Path.Combine(Walk.Root, "docs", "api");
}
