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
    private static readonly string[] Sources =
        ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "src/Kernel", "src/Contracts"];
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"biela-mutants-{Environment.ProcessId}");

    /// <summary>The folder of a Biela with these changes; it is the same folder every time. Skips the test in short runs.</summary>
    public async Task<string> Build(params Change[] changes)
    {
        Assert.SkipUnless(Fault.Thorough, "the mutant builds take minutes: run ./test --all");
        if (!Directory.Exists(folder)) Copy();
        var originals = changes.Select(c => Source(c.File)).Distinct().ToDictionary(file => file, File.ReadAllText);
        foreach (var change in changes)
        {
            var text = await File.ReadAllTextAsync(Source(change.File));
            Assert.Contains(change.Text, text);
            await File.WriteAllTextAsync(Source(change.File), text.Replace(change.Text, change.Instead));
        }
        await Compile();
        foreach (var (file, original) in originals) await File.WriteAllTextAsync(file, original);
        File.Copy(Path.Combine(folder, "artifacts/bin/Kernel/release/Biela.Kernel.dll"), Path.Combine(folder, "biela/Biela.Kernel.dll"), overwrite: true);
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
        Copy(AppContext.BaseDirectory, Path.Combine(folder, "biela"));
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

    private async Task Compile()
    {
        string[] arguments = ["build", "src/Kernel", "-c", "Release", "-nologo", "-v", "quiet", "-nodeReuse:false", "-p:RunAnalyzers=false"];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, said);
    }
}
