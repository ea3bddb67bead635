using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Biela.Fisco.Tests.Seals;

namespace Biela.Fisco.Tests.Services;

/// <summary>A server that trusts no client certificate and says so with an alert, as the web servers of the authorities do.</summary>
internal sealed class OpenSsl(Process process, Uri url, DirectoryInfo folder) : IDisposable
{
    public Uri Url => url;

    public static async Task<OpenSsl> Server(string version)
    {
        var folder = Directory.CreateTempSubdirectory("biela-openssl");
        using var certificate = TestCertificates.Authority.Server("127.0.0.1");
        using var key = certificate.GetRSAPrivateKey()!;
        var file = Path.Combine(folder.FullName, "server.pem");
        await File.WriteAllTextAsync(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");

        var info = new ProcessStartInfo("openssl")
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in new[] { "s_server", "-accept", "127.0.0.1:0", "-cert", file, "-key", file, "-Verify", "1", "-verify_return_error", version })
            info.ArgumentList.Add(argument);
        var process = Start(info);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("ACCEPT ", StringComparison.Ordinal)) return new(process, new($"https://{line["ACCEPT ".Length..]}/"), folder);
        Assert.Skip("This openssl does not serve on a port of its own choice.");
        throw new UnreachableException();
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static Process Start(ProcessStartInfo info)
    {
        try
        {
            return Process.Start(info)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("openssl is not installed.");
            throw;
        }
    }
}
