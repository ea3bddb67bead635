using System.Diagnostics;

namespace Biela.Papers.Tests;

/// <summary>Programs that know PDF better than the tests do; a test that needs one that is not installed is skipped.</summary>
internal static class Oracles
{
    /// <summary>Fails with qpdf's words unless the file is sound.</summary>
    public static void Check(byte[] pdf) => With(pdf, file =>
    {
        // Its exit code is not 0 when it has only warnings, too.
        Assert.Contains("No syntax or stream encoding errors found", Run("qpdf", "--check", file));
    });

    /// <summary>The text in reading order, as pdftotext finds it; pages end with a form feed.</summary>
    public static string Text(byte[] pdf, params string[] options) => With(pdf, file => Run("pdftotext", [.. options, "-enc", "UTF-8", file, "-"]));

    /// <summary>The first page as pixels.</summary>
    public static Pixels Render(byte[] pdf, int dpi = 72) => With(pdf, file => new Pixels(File.ReadAllBytes(Rendered(file, dpi))));

    /// <summary>The first page as a file of another format: -png or -jpeg.</summary>
    public static byte[] RenderTo(byte[] pdf, string format) => With(pdf, file =>
    {
        Run("pdftoppm", format, "-r", "72", "-singlefile", file, file);
        return File.ReadAllBytes(Directory.GetFiles(Path.GetDirectoryName(file)!).Single(picture => picture != file));
    });

    /// <summary>What a scanner reads from a page, each code on a line.</summary>
    public static string Scan(byte[] pdf, string symbology, int dpi, int page = 1) => With(pdf, file =>
        Run("zbarimg", "--quiet", "--raw", "-Sdisable", $"-S{symbology}.enable", Rendered(file, dpi, page)).TrimEnd('\n'));

    private static string Rendered(string file, int dpi, int page = 1)
    {
        Run("pdftoppm", "-r", $"{dpi}", "-f", $"{page}", "-singlefile", file, file);
        return file + ".ppm";
    }

    private static void With(byte[] pdf, Action<string> look) => With(pdf, file => { look(file); return 0; });

    private static T With<T>(byte[] pdf, Func<string, T> look)
    {
        var folder = Directory.CreateTempSubdirectory("papers-");
        try
        {
            var file = Path.Combine(folder.FullName, "paper.pdf");
            File.WriteAllBytes(file, pdf);
            return look(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        var installed = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        Assert.SkipUnless(installed, $"{program} is not installed (Debian: qpdf, poppler-utils, zbar-tools).");
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var said = errors.GetAwaiter().GetResult();
        Assert.True(process.ExitCode == 0, $"{program}: {output}{said}");
        return output;
    }
}

/// <summary>A picture in the format P6 of pdftoppm.</summary>
internal sealed class Pixels
{
    private readonly byte[] samples;
    private readonly int width;

    public Pixels(byte[] ppm)
    {
        // "P6\n<width> <height>\n255\n", then three bytes a pixel.
        var header = System.Text.Encoding.Latin1.GetString(ppm, 0, Math.Min(40, ppm.Length)).Split('\n');
        width = int.Parse(header[1].Split(' ')[0]);
        Height = int.Parse(header[1].Split(' ')[1]);
        samples = ppm[^(3 * width * Height)..];
    }

    public int Height { get; }

    /// <summary>The colour at a place, 0xRRGGBB.</summary>
    public int At(int x, int y) => samples[3 * (y * width + x)] << 16 | samples[3 * (y * width + x) + 1] << 8 | samples[3 * (y * width + x) + 2];
}
