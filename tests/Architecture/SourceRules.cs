using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Biela.Kernel;

namespace Biela.Architecture.Tests;

/// <summary>Calls that are banned, and sizes that keep a file readable in one sitting.</summary>
public sealed partial class SourceRules
{
    private const int LongestFile = 300, LongestLine = 160, LongestFunction = 40;

    [Fact]
    public void Nobody_asks_the_machine_for_the_time() => Walk.None(Uses(u =>
        (u.To.DeclaringType == typeof(DateTime) || u.To.DeclaringType == typeof(DateTimeOffset)) && u.To.Name is "get_Now" or "get_UtcNow" or "get_Today"));

    [Fact]
    public void Ids_are_ordered_by_time() => Walk.None(Uses(u => u.To.DeclaringType == typeof(Guid) && u.To.Name == nameof(Guid.NewGuid)));

    /// FindAsync compiles what it asks for on every call, which takes longer than the answer: SingleOrDefaultAsync asks for the same once.
    [Fact]
    public void Nobody_finds_the_slow_way() =>
        Walk.None(Uses(u => u.To.Name == "FindAsync" && u.To.DeclaringType!.Namespace == "Microsoft.EntityFrameworkCore"));

    [Fact]
    public void Nobody_blocks_a_thread_to_wait_for_a_task() => Walk.None(Uses(u => !u.Awaits && u.From != u.From.Module.Assembly.EntryPoint && (
        u.To.DeclaringType!.IsAssignableTo(typeof(Task)) && u.To.Name is "get_Result" or "Wait" or "WaitAll" or "WaitAny"
        || u.To.Name == "GetResult" && u.To.DeclaringType.Name.Contains("TaskAwaiter"))));

    [Fact]
    public void Nobody_sleeps() => Walk.None(Uses(u => u.To.DeclaringType == typeof(Thread) && u.To.Name == nameof(Thread.Sleep)));

    [Fact]
    public void Nobody_publishes_past_the_outbox() => Assert.Equal([typeof(Relay)],
        Uses(u => u.To.DeclaringType!.IsAssignableTo(typeof(ITransport)) && u.To.Name == nameof(ITransport.Send)).Select(u => u.Writer).Distinct()
            .Where(writer => !writer.IsAssignableTo(typeof(ITransport))));

    [Fact]
    public void Files_are_short() =>
        Walk.None(Walk.Sources("src", "tests").Where(s => s.Lines.Length > LongestFile).Select(s => $"{s.File}: {s.Lines.Length} lines"));

    [Fact]
    public void Lines_are_not_wide() => Walk.None(
        from source in Walk.Sources("src", "tests") from line in source.Lines.Index()
        where line.Item.Length > LongestLine select $"{source.File}:{line.Index + 1}");

    /// What is longer is not read.
    [Fact]
    public void The_readme_is_read_in_one_sitting() => Assert.All(["README.md", "README.pt-BR.md"], name =>
        Assert.InRange(File.ReadLines(Path.Combine(Walk.Root, name)).Count(), 1, 120));

    [Fact]
    public void Functions_are_short() =>
        Walk.None(Walk.Assemblies.SelectMany(Functions).Where(f => f.Lines > LongestFunction).Select(f => $"{f.Name}: {f.Lines} lines"));

    [Fact]
    public void Nothing_is_left_for_later() => Walk.None(
        from source in Walk.Sources("src") from line in source.Lines.Index()
        where Unfinished().IsMatch(line.Item) select $"{source.File}:{line.Index + 1}");

    private static IEnumerable<Use> Uses(Func<Use, bool> banned) => Walk.Assemblies.SelectMany(Il.Uses).Where(banned);

    /// The debug information knows the first and the last line of every function.
    private static IEnumerable<(string Name, int Lines)> Functions(Assembly assembly)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var (pdb, il) = (provider.GetMetadataReader(), image.GetMetadataReader());
        foreach (var handle in pdb.MethodDebugInformation)
        {
            var points = pdb.GetMethodDebugInformation(handle).GetSequencePoints().Where(p => !p.IsHidden).ToList();
            // What generators write is not ours to read.
            if (points.Count == 0 || !pdb.GetString(pdb.GetDocument(points[0].Document).Name).StartsWith(Path.Combine(Walk.Root, "src"))) continue;
            var method = il.GetMethodDefinition(handle.ToDefinitionHandle());
            // A constructor holds the initializers of all fields, wherever they stand.
            if (il.StringComparer.StartsWith(method.Name, ".")) continue;
            var name = $"{il.GetString(il.GetTypeDefinition(method.GetDeclaringType()).Name)}.{il.GetString(method.Name)}";
            yield return (name, points.Max(p => p.EndLine) - points.Min(p => p.StartLine) + 1);
        }
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|#region|NotImplementedException", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unfinished();
}
