#include "engine/explanation.hpp"

namespace tarex::detail {

void explain(const Explained& what, Detail detail, LineAssessment& out) {
  find_questions(what, out);
  find_watches(what, out);
  if (detail == Detail::explained) {
    find_not_charged(what, out);
    find_reliefs(what, out);
  }
  find_papers(what, out);
}

}  // namespace tarex::detail
