using System.ComponentModel;
using System.Diagnostics;
using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests;

internal static partial class Official
{
    /// Asserts that signed documents, or the messages around them, follow a schema for .NET and for xmllint, and that .NET and xmlsec1 find good what
    /// is signed, the element of this name. What is not installed is skipped when the rest has been looked at.
    public static async Task Accepts(string schema, string element, IReadOnlyList<(string Name, byte[] Xml)> documents)
    {
        Need();
        Assert.NotEmpty(documents);
        Assert.Empty(documents.SelectMany(document =>
            Faults(schema, document.Xml).Concat(Signature.Verify(document.Xml).Faults.Select(fault => fault.Reason)).Select(why => $"{document.Name}: {why}")));
        var folder = Directory.CreateTempSubdirectory("biela-documents");
        try
        {
            foreach (var (index, document) in documents.Index()) await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{index}.xml"), document.Xml);
            var root = Path.Combine(folder.FullName, "root.pem");
            await File.WriteAllTextAsync(root, TestCertificates.Authority.Trusted.ExportCertificatePem());
            List<string> missing =
            [
                .. await Agrees("xmllint", " validates", ["--noout", "--schema", Path.Combine(Folder!, schema)], folder, documents),
                .. await Agrees("xmlsec1", "OK", ["--verify", "--id-attr:Id", element, "--trusted-pem", root, "--enabled-key-data", "x509"], folder, documents),
            ];
            Assert.SkipWhen(missing.Count > 0, $"{string.Join(" and ", missing)} not installed.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// Asserts that a program says yes once for each file; its name where it is not installed. It takes all files at once: to start it is what takes long.
    private static async Task<string[]> Agrees(
        string program, string yes, string[] arguments, DirectoryInfo folder, IReadOnlyList<(string Name, byte[] Xml)> documents)
    {
        var files = folder.GetFiles("*.xml").Select(file => file.FullName);
        var info = new ProcessStartInfo(program, [.. arguments, .. files]) { UseShellExecute = false, RedirectStandardError = true };
        try
        {
            using var tool = Process.Start(info)!;
            var said = await tool.StandardError.ReadToEndAsync();
            await tool.WaitForExitAsync();
            var agreed = said.Split('\n').Count(line => line.EndsWith(yes, StringComparison.Ordinal));
            if (tool.ExitCode == 0 && agreed == documents.Count) return [];
            Assert.Fail(documents.Index().Aggregate($"{program} agrees {agreed} times of {documents.Count}\n{said}",
                (text, document) => text.Replace(Path.Combine(folder.FullName, $"{document.Index}.xml"), document.Item.Name, StringComparison.Ordinal)));
            throw new UnreachableException();
        }
        catch (Win32Exception)
        {
            return [program];
        }
    }
}
