#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "report/text_layout.hpp"
#include "tarex/batch.hpp"
#include "tarex/report.hpp"
#include "text/encoding.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {
namespace {

struct ScoreOptions {
  CommonOptions common;
  std::vector<std::string> files;
  std::string input = "auto";
  std::string origin;
  std::string destination;
  std::string encoding = "auto";
};

enum class Format { csv, json, jsonl };

/// Writes scored lines in blocks.
class WritingSink : public LineSink {
 public:
  WritingSink(OutputFile& file, Format format, bool quiet, std::string scenario)
      : file_(file), format_(format), quiet_(quiet), scenario_(std::move(scenario)) {
    if (format == Format::json) {
      buffer_ = "{\"lines\":[";
    }
  }
  void columns(const std::vector<std::string>& header,
               const std::vector<std::string>& names) override {
    std::vector<std::string> shown = header;
    const bool first = names_.empty();
    names_ = names;
    if (!scenario_.empty()) {
      shown.emplace_back("scenario");
      names_.emplace_back("scenario");
    }
    if (first && format_ == Format::csv) {
      append_csv_header(buffer_, shown);
    }
  }
  void scored(std::size_t row, const InputLine& line, const LineAssessment& assessment,
              const Plan& plan) override {
    if (format_ == Format::csv) {
      append_csv_row(buffer_, names_, line, assessment, plan);
    } else {
      begin_object();
      append_line_json(buffer_, line, assessment, plan, row);
      end_object();
    }
    flush(kBlock);
  }
  void rejected(std::size_t row, const Errors& errors,
                const std::vector<EchoField>& fields) override {
    say(errors);
    std::vector<EchoField> given = fields;
    if (!scenario_.empty()) {
      given.push_back({"scenario", scenario_, false});
    }
    if (format_ == Format::csv) {
      append_rejected_csv_row(buffer_, names_, given, errors);
    } else {
      begin_object();
      append_rejected_json(buffer_, errors, given, row);
      end_object();
    }
    flush(kBlock);
  }
  [[nodiscard]] bool good() const override { return !fault_; }

  std::optional<Error> finish(const BatchSummary& summary, const std::string& law) {
    if (format_ == Format::json) {
      buffer_ += fmt::format(
          "],\"summary\":{{\"lines\":{},\"scored\":{},\"ranges\":{},\"rejected\":{}}},\"law\":{}}}"
          "\n",
          summary.in, summary.scored, summary.ranges, summary.rejected, law);
    }
    flush(1);
    return fault_ ? fault_ : file_.commit();
  }

 private:
  static constexpr std::size_t kBlock = 64 * 1024;
  static constexpr std::size_t kMostSaid = 20;
  /// On stderr, until it would drown the rest; the output has them all.
  void say(const Errors& errors) {
    for (const Error& error : errors) {
      if (!quiet_ && said_ < kMostSaid) {
        print(error);
      }
      if (!quiet_ && ++said_ == kMostSaid) {
        std::fputs("further faults are in the output only\n", stderr);
      }
    }
  }
  void begin_object() {
    if (format_ == Format::json && !first_) {
      buffer_ += ',';
    }
    first_ = false;
  }
  void end_object() {
    if (format_ == Format::jsonl) {
      buffer_ += '\n';
    }
  }
  void flush(std::size_t at_least) {
    if (buffer_.size() >= at_least && !fault_) {
      fault_ = file_.write(buffer_);
      buffer_.clear();
    }
  }
  OutputFile& file_;
  Format format_;
  std::string buffer_;
  std::vector<std::string> names_;
  bool first_ = true;
  bool quiet_;
  std::string scenario_;
  std::size_t said_ = 0;
  std::optional<Error> fault_;
};

std::string counted(std::uint64_t count, std::string_view what) {
  const Currency whole = Currency::parse("KRW").value_or(Currency());
  return detail::grouped(Money::from_units(static_cast<std::int64_t>(count)), whole) + " " +
         std::string(what);
}

std::string counts(const BatchSummary& summary) {
  std::string out = counted(summary.in, "lines") + ": " + counted(summary.scored, "scored");
  if (summary.ranges > 0) {
    out += " (" + counted(summary.ranges, summary.ranges == 1 ? "range" : "ranges") + ")";
  }
  return out + ", " + counted(summary.rejected, "rejected") + "\n";
}

/// Something about a file as a whole that is worth knowing and no fault.
void note(const std::string& file, const std::string& text) {
  std::fputs((file + ": note: " + text + "\n").c_str(), stderr);
}

/// The text of an input file, decoded; the file cannot be used at all if this fails.
Result<DecodedText> read_text(const std::string& path, Encoding encoding) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) {
    return bytes.error();
  }
  Result<DecodedText> text = decode_text(bytes.take(), encoding);
  if (!text) {
    Error error = text.error();
    error.where.file = path;
    return error;
  }
  return text;
}

int score(const ScoreOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  EntryDefaults defaults = session.reader().defaults();
  defaults.origin = options.origin.empty() ? defaults.origin : options.origin;
  defaults.destination = options.destination.empty() ? defaults.destination : options.destination;
  const EntryReader reader(session.book(), defaults);
  std::vector<std::string> files = options.files;
  if (files.empty()) {
    files.emplace_back("-");
  }
  if (files.front() == "-" && isatty(STDIN_FILENO) != 0) {
    print(Error{ErrorCode::usage,
                "no file, and nothing comes from stdin",
                {},
                "tarex score FILE, or pipe lines in"});
    return kUsage;
  }
  BatchOptions batch;
  batch.input = options.input == "csv"     ? BatchInput::csv
                : options.input == "jsonl" ? BatchInput::jsonl
                                           : BatchInput::automatic;
  std::optional<OutputFile> out;
  std::optional<WritingSink> sink;
  BatchSummary total;
  for (const std::string& file : files) {
    Result<DecodedText> decoded =
        read_text(file, parse_encoding(options.encoding).value_or(Encoding::automatic));
    if (!decoded) {
      print(decoded.error());
      return decoded.error().code == ErrorCode::io ? kInputOutput : kUsage;
    }
    const std::string& text = decoded.value().utf8;
    if (decoded.value().guessed && !options.common.quiet) {
      note(file, "taken for " + std::string(encoding_name(decoded.value().found)) +
                     "; --encoding says otherwise");
    }
    if (!sink) {
      const bool jsonl = input_of(text, batch.input) == BatchInput::jsonl;
      const std::string& word = options.common.format;
      const Format format = word == "json"                                 ? Format::json
                            : word == "jsonl" || (word == "auto" && jsonl) ? Format::jsonl
                                                                           : Format::csv;
      auto opened = OutputFile::open(options.common.output);
      if (!opened) {
        print(opened.error());
        return kInputOutput;
      }
      out.emplace(opened.take());
      sink.emplace(*out, format, options.common.quiet, defaults.scenario);
    }
    Result<BatchSummary> summary = score_text(text, file, batch, session.book(), reader, *sink);
    if (!summary) {
      print(summary.error());
      return kUsage;
    }
    for (const std::string& text_note : summary.value().notes) {
      if (!options.common.quiet) {
        note(file, text_note);
      }
    }
    total.in += summary.value().in;
    total.scored += summary.value().scored;
    total.ranges += summary.value().ranges;
    total.rejected += summary.value().rejected;
  }
  std::string law;
  append_law_json(law, *session.book().schedule(defaults.destination));
  if (const auto fault = sink->finish(total, law)) {
    if (!out->broken_pipe()) {
      print(*fault);
    }
    return kInputOutput;
  }
  if (!options.common.quiet) {
    std::fputs(counts(total).c_str(), stderr);
  }
  if (total.in != total.scored + total.rejected) {
    return kBug;
  }
  return total.rejected > 0                          ? kSomeRejected
         : options.common.strict && total.ranges > 0 ? kRangeUnderStrict
                                                     : kDone;
}

}  // namespace

Action add_score(CLI::App& program) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App* command =
      program.add_subcommand("score", "lines in (CSV or JSON lines), the same lines scored out");
  add_common(*command, options->common, {"auto", "csv", "jsonl", "json"});
  add_scenario(*command, options->common);
  command->add_option("files", options->files, "CSV or JSON lines; - is stdin");
  command->add_option("--input", options->input, "csv|jsonl (default: by the first character)")
      ->check(CLI::IsMember({"auto", "csv", "jsonl"}));
  command
      ->add_option(
          "--encoding", options->encoding,
          "auto|utf-8|cp949|utf-16 (default auto: UTF-8, else CP949; a byte order mark wins)")
      ->check(CLI::IsMember({"auto", "utf-8", "cp949", "utf-16"}));
  command->add_option("--origin,--from", options->origin,
                      "origin where a line says none (default KR)");
  command->add_option("--destination,--to", options->destination,
                      "destination where a line says none (default US)");
  return [options] { return score(*options); };
}

}  // namespace tarex::cli
