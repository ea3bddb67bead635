using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Bench;

/// <summary>
/// What a note costs before it leaves, each step by itself and all of them as the shop does it. The folder in <c>BIELA_BENCH_SCHEMAS</c> (as the topology's
/// <c>fiscal.schemas</c>) adds the official schema.
/// </summary>
[MemoryDiagnoser]
public class Notes
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(-3));
    private static readonly Cnpj Shop = Cnpj.Parse("06157250000116");

    private static readonly Address Home = new()
    {
        Street = "Rua das Oficinas", Number = "120", District = "Lapa", CityCode = "3550308", City = "São Paulo", State = "SP", PostalCode = "05065000",
    };

    private Certificate certificate = null!;
    private SchemaSet? official;
    private XElement written = null!;
    private SignedDocument signed = null!;

    /// <summary>Lines of the note.</summary>
    [Params(5, 50)]
    public int Items { get; set; }

    /// <summary>Measures in this process, as the host runs.</summary>
    public static void Measure() => BenchmarkRunner.Run<Notes>(ManualConfig.Create(DefaultConfig.Instance)
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(20))
        .AddColumn(StatisticColumn.Min, StatisticColumn.P95).WithArtifactsPath("artifacts/bench"));

    [GlobalSetup]
    public void Prepare()
    {
        using var authority = new SelfIssued(At.AddYears(-1), At.AddYears(1));
        certificate = Certificate.Open(authority.Client(Shop, "RETIFICA VALE DO COBRE LTDA", "x"), "x");
        official = Environment.GetEnvironmentVariable("BIELA_BENCH_SCHEMAS") is { Length: > 0 } folder
            ? SchemaSets.Load(folder).For("NFe", FiscalEnvironment.Production, DateOnly.FromDateTime(At.DateTime)) : null;
        (written, signed) = (Write(), Sign(Write()));
        if (Validate(written, signed) is var wrong && wrong > 0) throw new InvalidOperationException($"The note has {wrong} problems.");
    }

    [GlobalCleanup]
    public void Forget() => certificate.Dispose();

    /// <summary>Taxes, items, totals and XML.</summary>
    [Benchmark]
    public XElement Write()
    {
        var day = DateOnly.FromDateTime(At.DateTime);
        var lines = Enumerable.Range(1, Items).Select(n => new TaxableLine($"PT-{n:000}", "84099114", Quantity.Of(1 + n % 4), UnitPrice.Of(18.9m + n))).ToArray();
        var taxed = Taxation.Of(new(day, TaxRegime.Presumed, "SP", "SP", FiscalOperation.Sale, lines)
        {
            Recipient = IcmsPayer.Registered, FinalConsumer = false, City = Home.CityCode,
        }, TaxRules.National);
        Item[] items = [.. taxed.Lines.Select(line => line.Item(taxed.Document, "Anel de segmento do pistão, jogo", "JG"))];
        var totals = NfeTotals.Of(items, day);
        var key = AccessKey.Compose(State.Find("SP")!, day, Shop, DocumentModel.Nfe, 1, 4711, Issuance.Normal, "39204617");
        return NfeXml.Write(new()
        {
            Key = key.Value, Items = items, Totals = totals, Transport = new(9), Payments = [new("17", totals.Note)],
            Ide = new()
            {
                Nature = "Venda de mercadoria", IssuedAt = At, Destination = 1, City = Home.CityCode, PrintFormat = 1, IsFinalConsumer = false,
                Environment = FiscalEnvironment.Production, Presence = 1, Software = "Biela",
            },
            Issuer = new() { TaxId = Shop, Name = "Retífica Vale do Cobre Ltda", Address = Home, StateRegistration = "110042490114", Regime = 3 },
            Recipient = new()
            {
                TaxId = Cnpj.Parse("11222333000181"), Name = "Transportes Serra Azul", Address = Home, RegistrationKind = 1,
                StateRegistration = "0623079040081",
            },
        });
    }

    /// <summary>Our layout, and what the fields must agree on.</summary>
    [Benchmark]
    public int Check() => NfeLayout.CheckUnsigned(written).Count + Consistency.Check(written).Count;

    /// <summary>Canonical form, digest and RSA signature.</summary>
    [Benchmark]
    public SignedDocument Sign() => Sign(written);

    /// <summary>The official schema, where it is at hand.</summary>
    [Benchmark]
    public int Schema() => official?.Check(XElement.Load(new MemoryStream(signed.Bytes), LoadOptions.PreserveWhitespace)).Count ?? 0;

    /// <summary>All of it, as the shop does it.</summary>
    [Benchmark(Baseline = true)]
    public int Note()
    {
        var note = Write();
        return Validate(note, Sign(note));
    }

    /// <summary>The DANFE of it, from the file.</summary>
    [Benchmark]
    public byte[] Danfe() => Fisco.Danfe.Print(signed.Bytes);

    private SignedDocument Sign(XElement note) => Signature.Sign(note.ToString(SaveOptions.DisableFormatting), certificate);

    private int Validate(XElement note, SignedDocument bytes) => NfeLayout.CheckUnsigned(note).Count + Consistency.Check(note).Count
        + (official?.Check(XElement.Load(new MemoryStream(bytes.Bytes), LoadOptions.PreserveWhitespace)).Count ?? 0);
}
