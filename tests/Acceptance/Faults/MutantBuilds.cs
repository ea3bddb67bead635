using System.Diagnostics;

namespace Biela.Acceptance.Tests;

/// <summary>A piece of the kernel's source and what the mutant has in its place.</summary>
public sealed record Change(string File, string Text, string Instead);

/// <summary>
/// Builds of Biela with one guarantee taken out. The guarantees all live in the kernel, so a copy of it is built anew for each mutant and
/// put beside the other assemblies under test.
/// </summary>
public sealed class MutantBuilds : IDisposable
{
    /// <summary>Queries ask for everybody's rows, and rows of anybody may be written.</summary>
    public static readonly Change[] WithoutTenantFilter =
    [
        new("Storage/ModuleDb.cs",
            "        model.Entity(entity.ClrType).HasQueryFilter(\"tenant\", Expression.Lambda(Expression.Equal(owner, current), row));\n", ""),
        new("Storage/ModuleDb.cs", "(Guid)owner.CurrentValue! != CurrentTenant", "false"),
    ];

    private static readonly string[] Sources =
        ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "src/Kernel", "src/Contracts", "src/Modules"];
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"biela-mutants-{Guid.CreateVersion7():n}");

    /// <summary>The folder of a Biela with these changes; it is the same folder every time. Skips the test in short runs.</summary>
    public Task<string> Build(params Change[] changes) => BuildOf(["Kernel"], changes);

    /// <summary>The same of other projects of <c>src</c>; a change without a text to replace is a new file.</summary>
    public async Task<string> BuildOf(string[] projects, params Change[] changes)
    {
        Assert.SkipUnless(Fault.Thorough, "the mutant builds take minutes: run ./test --all");
        if (!Directory.Exists(folder)) Copy();
        foreach (var added in changes.Where(c => c.Text == "")) await File.WriteAllTextAsync(Source(added.File), "");
        var originals = changes.Select(c => Source(c.File)).Distinct().ToDictionary(file => file, File.ReadAllText);
        foreach (var change in changes)
        {
            var text = await File.ReadAllTextAsync(Source(change.File));
            Assert.Contains(change.Text, text);
            await File.WriteAllTextAsync(Source(change.File), change.Text == "" ? change.Instead : text.Replace(change.Text, change.Instead));
        }
        foreach (var project in projects) await Compile(project);
        foreach (var (file, original) in originals)
            if (original == "") File.Delete(file);
            else await File.WriteAllTextAsync(file, original);
        foreach (var made in projects.SelectMany(p => Directory.GetFiles(Path.Combine(folder, "artifacts/bin", Path.GetFileName(p), "release"), "Biela.*.dll")))
            File.Copy(made, Path.Combine(folder, "biela", Path.GetFileName(made)), overwrite: true);
        return Path.Combine(folder, "biela");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private string Source(string file) => Path.Combine(folder, "src/Kernel", file);

    private void Copy()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "biela.slnx"))) root = root.Parent!;
        foreach (var source in Sources)
            if (Directory.Exists(Path.Combine(root.FullName, source))) Copy(Path.Combine(root.FullName, source), Path.Combine(folder, source));
            else File.Copy(Path.Combine(root.FullName, source), Path.Combine(Directory.CreateDirectory(folder).FullName, source));
        Copy(Biela.Installed, Path.Combine(folder, "biela"));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private async Task Compile(string project)
    {
        string[] arguments = ["build", $"src/{project}", "-c", "Release", "-nologo", "-v", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false"];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, said);
    }
}
